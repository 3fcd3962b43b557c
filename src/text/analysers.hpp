// analysers.hpp -- analysers lent out and taken back: one costs milliseconds to make, and remembers the stems it has met.
#pragma once
#include "base/pool.hpp"
#include "caunoi/lexicon.hpp"
#include "caunoi/text.hpp"

namespace caunoi {

/// [any] Must outlive what it lends. Borrows the lexicon, which may be null.
class Analysers : public Pool<const Analyser> {
 public:
  explicit Analysers(const Lexicon* lexicon) : Pool([lexicon] { return std::make_unique<const Analyser>(lexicon); }) {}
};

}  // namespace caunoi
