// The lexicon over the border. Tested by tests/c/c_api_test, tests/python/test_binding.
#include "caunoi/lexicon.hpp"

#include "c/border.hpp"

using namespace caunoi;
using namespace caunoi::c;

namespace {

std::vector<std::string> in_words(const std::vector<LexiconFinding>& findings) {
  std::vector<std::string> out;
  for (const auto& f : findings)
    out.push_back(
        fmt::format("{}: {}: {}", f.place, f.level == LexiconFinding::Level::error ? "error" : "warning", f.message));
  return out;
}

Result<const Concept*> concept_at(const caunoi_lexicon* l, std::size_t i) {
  CAUNOI_CHECK(given(l, "l"));
  const auto concepts = l->lexicon->concepts();
  if (i < concepts.size()) return &concepts[i];
  return fail(Code::invalid_argument, fmt::format("there is no concept {}; there are {}", i, concepts.size()));
}

}  // namespace

extern "C" {

caunoi_status caunoi_lexicon_load(const char* path, size_t path_len, caunoi_lexicon** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_lexicon> {
    CAUNOI_TRY(const auto source, path_of(path, path_len, "path"));
    CAUNOI_TRY(auto lexicon, Lexicon::load(source));
    return caunoi_lexicon(std::move(lexicon));
  });
}

caunoi_status caunoi_lexicon_load_files(const caunoi_str* paths, size_t path_count, caunoi_lexicon** out,
                                        caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_lexicon> {
    CAUNOI_TRY(const auto sources, paths_of(paths, path_count, "paths"));
    CAUNOI_TRY(auto lexicon, Lexicon::load(sources));
    return caunoi_lexicon(std::move(lexicon));
  });
}

size_t caunoi_lexicon_count(const caunoi_lexicon* l) { return l == nullptr ? 0 : l->lexicon->concepts().size(); }

caunoi_status caunoi_lexicon_concept(const caunoi_lexicon* l, size_t i, caunoi_concept* row) {
  return guard(nullptr, [&]() -> Result<void> {
    CAUNOI_TRY(const auto* found, concept_at(l, i));
    return write_struct(row,
                        caunoi_concept{0, lend(found->id), lend(found->field), lend(found->broader), found->weight});
  });
}

caunoi_status caunoi_lexicon_terms(const caunoi_lexicon* l, size_t i, caunoi_lang lang, caunoi_texts** out,
                                   caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_texts> {
    CAUNOI_TRY(const auto* found, concept_at(l, i));
    CAUNOI_TRY(const auto in, lang_of(lang));
    return caunoi_texts(found->terms(in));
  });
}

caunoi_status caunoi_lexicon_check(const caunoi_str* paths, size_t path_count, caunoi_texts** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_texts> {
    CAUNOI_TRY(const auto sources, paths_of(paths, path_count, "paths"));
    CAUNOI_TRY(const auto findings, check_lexicon(sources));
    return caunoi_texts(in_words(findings));
  });
}

caunoi_status caunoi_lexicon_import(const caunoi_str* paths, size_t path_count, const char* format, size_t format_len,
                                    const caunoi_lexicon* onto, caunoi_blob** out, caunoi_texts** findings,
                                    caunoi_error** err) {
  if (findings != nullptr) *findings = nullptr;
  const auto status = give(out, err, [&]() -> Result<caunoi_blob> {
    CAUNOI_TRY(const auto sources, paths_of(paths, path_count, "paths"));
    CAUNOI_TRY(const auto name, text_of(format, format_len, "format"));
    const auto form = lexicon_format_from(name);
    if (!name.empty() && name != "guess" && form == LexiconFormat::guess)
      return fail(Code::invalid_argument,
                  fmt::format("\"{}\" is no format; tsv, tbx, skos, edict, wordnet, iso-codes, cldr and "
                              "id-tagging-schema are",
                              name));
    CAUNOI_TRY(const auto imported, import_lexicon(sources, form, onto == nullptr ? nullptr : onto->lexicon.get()));
    caunoi_blob made(to_tsv(imported.concepts));
    if (findings != nullptr) *findings = new caunoi_texts(in_words(imported.findings));
    return made;
  });
  if (status != CAUNOI_OK && findings != nullptr) delete std::exchange(*findings, nullptr);
  return status;
}

void caunoi_lexicon_free(caunoi_lexicon* l) { delete l; }

}  // extern "C"
