// Terminology in JSON: SKOS as JSON-LD, Debian's iso-codes with their gettext catalogues, OpenStreetMap's
// id-tagging-schema. Tested by text/import_test.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "base/try.hpp"
#include "text/import.hpp"
#include "text/lexicon_rows.hpp"

namespace caunoi::text {

namespace {

using json = nlohmann::ordered_json;

Result<json> read_json(const std::filesystem::path& path) {
  CAUNOI_TRY(const std::string bytes, read_file(path));
  try {
    return json::parse(bytes);
  } catch (const json::parse_error& e) {
    const auto line = Lines(bytes).at(e.byte > 0 ? std::min(e.byte - 1, bytes.size()) : 0);
    return fail(Code::invalid_argument, "not well-formed JSON", fmt::format("{}:{}", path.string(), line));
  } catch (const json::exception&) {
    return fail(Code::invalid_argument, "a number is beyond what can be read", path.string());
  }
}

std::string text_at(const json& object, const char* key) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string last_part(std::string_view uri) {
  while (!uri.empty() && (uri.back() == '/' || uri.back() == '#')) uri.remove_suffix(1);
  return std::string(uri.substr(uri.find_last_of("/#:") + 1));
}

// A value of JSON-LD: the key as written by its full IRI, with the usual prefix, or bare.
const json* member(const json& node, std::string_view name) {
  for (const auto& key :
       {"http://www.w3.org/2004/02/skos/core#" + std::string(name), "skos:" + std::string(name), std::string(name)})
    if (const auto found = node.find(key); found != node.end()) return &*found;
  return nullptr;
}

template <class Visit>
void each_value(const json* value, Visit&& visit) {
  if (value == nullptr) return;
  if (value->is_array())
    for (const auto& v : *value) visit(v);
  else
    visit(*value);
}

// The translations of a compiled gettext catalogue (GNU gettext manual, "The Format of GNU MO Files"); bad offsets end
// the reading.
std::map<std::string, std::string> read_catalogue(const std::string& bytes) {
  std::map<std::string, std::string> out;
  const auto number = [&](std::size_t at) {
    std::uint32_t n = 0;
    if (at + 4 <= bytes.size()) std::memcpy(&n, bytes.data() + at, 4);
    return n;
  };
  if (bytes.size() < 20 || number(0) != 0x950412deU) return out;
  const std::size_t count = number(8), originals = number(12), translations = number(16);
  for (std::size_t i = 0; i < count; ++i) {
    if (originals + 8 * i + 8 > bytes.size() || translations + 8 * i + 8 > bytes.size()) break;
    const auto string_at = [&](std::size_t table) -> std::string {
      const std::size_t length = number(table + 8 * i), begin = number(table + 8 * i + 4);
      return begin <= bytes.size() && length <= bytes.size() - begin ? bytes.substr(begin, length) : std::string();
    };
    auto from = string_at(originals), to = string_at(translations);
    if (!from.empty() && !to.empty()) out.emplace(std::move(from), std::move(to));
  }
  return out;
}

// Catalogues invert names for sorting and explain them: "Persian, Old (ca. 600-400 B.C.)". As they are said, without
// brackets.
std::string spoken(std::string name) {
  for (auto open = name.find('('); open != name.npos; open = name.find('(')) {
    const auto close = name.find(')', open);
    name.erase(open, close == name.npos ? name.npos : close + 1 - open);
  }
  name = normalise(name);
  const auto comma = name.find(", ");
  return comma == name.npos ? name : name.substr(comma + 2) + ' ' + name.substr(0, comma);
}

// A term typed without marks next to the same with marks says nothing new and would mean every word that reads so.
bool bare_twin(const std::string& term, const std::vector<std::string>& terms) {
  return std::ranges::any_of(terms, [&](const std::string& t) { return t != term && fold(t) == term; });
}

}  // namespace

Result<void> import_skos_json(const std::filesystem::path& source, ImportRows& rows) {
  CAUNOI_TRY(const json document, read_json(source));
  std::size_t concepts = 0;
  const std::function<void(const json&, const std::string&)> visit = [&](const json& node, const std::string& pointer) {
    if (node.is_array()) {
      for (std::size_t i = 0; i < node.size(); ++i) visit(node[i], fmt::format("{}/{}", pointer, i));
      return;
    }
    if (!node.is_object()) return;
    if (const auto graph = node.find("@graph"); graph != node.end()) visit(*graph, pointer + "/@graph");
    if (member(node, "prefLabel") == nullptr && member(node, "altLabel") == nullptr) return;
    ++concepts;
    const auto place = fmt::format("{}:{}", source.string(), pointer);
    std::string id = last_part(text_at(node, "@id").empty() ? text_at(node, "id") : text_at(node, "@id"));
    if (id.empty()) id = fmt::format("skos_{}", concepts);
    rows.row(id, place);
    for (const std::string_view kind : {"prefLabel", "altLabel", "hiddenLabel"}) {
      each_value(member(node, kind), [&](const json& label) {
        if (label.is_string()) return rows.add(id, std::string_view(), label.get<std::string>(), place);
        if (!label.is_object()) return;
        if (label.contains("@value")) return rows.add(id, text_at(label, "@language"), text_at(label, "@value"), place);
        for (const auto& [tag, values] : label.items())  // a language map: {"vi": "...", "en": ["...", "..."]}
          each_value(&values, [&, tag = tag](const json& v) {
            rows.add(id, std::string_view(tag), v.is_string() ? v.get<std::string>() : std::string(), place);
          });
      });
    }
    each_value(member(node, "broader"), [&](const json& target) {
      const auto other = last_part(target.is_string() ? target.get<std::string>()
                                                      : text_at(target, target.contains("@id") ? "@id" : "id"));
      auto& broader = rows.row(id, place).broader;
      if (broader.empty())
        broader = other;
      else
        rows.warn(place, fmt::format("'{}' has more than one broader concept; '{}' is kept, '{}' left out", id, broader,
                                     other));
    });
  };
  visit(document, "");
  if (concepts == 0)
    return fail(Code::invalid_argument, "no concept with skos:prefLabel: this is not SKOS", source.string());
  return {};
}

Result<void> import_iso_codes(const std::filesystem::path& source, ImportRows& rows) {
  struct Part {
    std::string_view file, list, key, id;
  };
  constexpr Part parts[] = {{"iso_3166-1", "3166-1", "alpha_2", "country"},
                            {"iso_639-2", "639-2", "alpha_3", "language"},
                            {"iso_4217", "4217", "alpha_3", "currency"}};
  for (const auto& part : parts) {
    const auto file = source / "json" / fmt::format("{}.json", part.file);
    CAUNOI_TRY(const json document, read_json(file));
    const auto list = document.is_object() ? document.find(std::string(part.list)) : document.end();
    if (list == document.end() || !list->is_array())
      return fail(Code::invalid_argument, fmt::format("no list \"{}\": this is not iso-codes", part.list),
                  file.string());
    std::map<Lang, std::map<std::string, std::string>> catalogues;
    for (const Lang lang : {Lang::vi, Lang::ja}) {
      const auto path =
          source.parent_path() / "locale" / lang_name(lang) / "LC_MESSAGES" / fmt::format("{}.mo", part.file);
      const auto bytes = read_file(path);
      if (bytes) catalogues[lang] = read_catalogue(*bytes);
      if (catalogues[lang].empty())
        rows.warn(path.string(),
                  fmt::format("no translations here: the {} names of this list are missing", lang_name(lang)));
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
      const auto& entry = (*list)[i];
      const auto place = fmt::format("{}:/{}/{}", file.string(), part.list, i);
      const auto code = text_at(entry, std::string(part.key).c_str());
      if (code.empty()) {
        rows.error(place, fmt::format("an entry without \"{}\"; it is left out", part.key));
        continue;
      }
      const auto id = fmt::format("iso_{}_{}", part.id, code);
      for (const char* key : {"common_name", "name", "official_name"}) {
        const auto names = text_at(entry, key);
        if (names.empty()) continue;
        for (const auto& name : split(names, ';')) rows.add(id, Lang::en, spoken(name), place);
        for (const Lang lang : {Lang::vi, Lang::ja}) {
          const auto translated = catalogues[lang].find(names);
          if (translated == catalogues[lang].end() || translated->second == names) continue;
          for (const auto& name : split(translated->second, ';'))
            if (auto term = spoken(name); !term.empty()) rows.add(id, lang, term, place);
        }
      }
    }
  }
  return {};
}

Result<void> import_id_tagging_schema(const std::filesystem::path& source, ImportRows& rows) {
  for (const Lang lang : {Lang::en, Lang::vi, Lang::ja}) {
    const std::string name(lang_name(lang));
    const auto file = source / "dist" / "translations" / (name + ".json");
    CAUNOI_TRY(const json document, read_json(file));
    const auto pointer = json::json_pointer("/" + name + "/presets/presets");
    if (!document.contains(pointer) || !document[pointer].is_object())
      return fail(Code::invalid_argument, fmt::format("no {}: this is not id-tagging-schema", pointer.to_string()),
                  file.string());
    for (const auto& [key, preset] : document[pointer].items()) {
      const auto place = fmt::format("{}:{}/{}", file.string(), pointer.to_string(), key);
      std::vector<std::string> terms;
      for (const auto& [field, separator] : {std::pair{"name", '\n'}, {"aliases", '\n'}, {"terms", ','}})
        for (const auto& term : split(text_at(preset, field), separator))
          if (auto clean = normalise(term); !clean.empty() && !clean.starts_with('{'))
            terms.push_back(std::move(clean));  // {building} refers
      for (const auto& term : terms)
        if (lang != Lang::vi || !bare_twin(term, terms)) rows.add("osm_" + key, lang, term, place);
    }
  }
  return {};
}

}  // namespace caunoi::text
