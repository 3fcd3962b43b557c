// line.hpp -- one record as a line of to_jsonl(), for those who keep records one by one.
#pragma once
#include <string>

#include "caunoi/survey.hpp"

namespace caunoi {

/// Appends the line of to_jsonl() that holds the record, with its line break. [any]
void append_line(const Organisation& organisation, std::string& out);
void append_line(const Technology& technology, std::string& out);
void append_line(const Need& need, std::string& out);
void append_line(const Expert& expert, std::string& out);
void append_line(const Visit& visit, std::string& out);

}  // namespace caunoi
