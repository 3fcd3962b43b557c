// Terminology in XML: TBX (ISO 30042), SKOS in RDF/XML (W3C 2009), the locale data of Unicode CLDR (UTS #35).
// Only what a lexicon needs is read: terms with their language, a concept's id, what is broader, the subject field.
// Tested by text/import_test.
#include <fmt/format.h>

#include <memory>
#include <pugixml.hpp>

#include "base/file.hpp"
#include "base/try.hpp"
#include "text/import.hpp"

namespace caunoi::text {

namespace {

// A document with its bytes, since lines are counted in them.
struct Xml {
  std::string file, bytes;
  pugi::xml_document document;
  std::unique_ptr<Lines> lines;

  [[nodiscard]] std::string place(const pugi::xml_node& node) const {
    return fmt::format("{}:{}", file,
                       lines->at(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, node.offset_debug()))));
  }
};

Result<std::unique_ptr<Xml>> read_xml(const std::filesystem::path& path) {
  auto xml = std::make_unique<Xml>();
  xml->file = path.string();
  CAUNOI_TRY(xml->bytes, read_file(path));
  xml->lines = std::make_unique<Lines>(xml->bytes);
  const auto parsed = xml->document.load_buffer(xml->bytes.data(), xml->bytes.size());
  if (!parsed)
    return fail(Code::invalid_argument, fmt::format("not well-formed XML: {}", parsed.description()),
                fmt::format("{}:{}", xml->file, xml->lines->at(static_cast<std::size_t>(parsed.offset))));
  return xml;
}

// The name without its prefix: prefixes are the writer's choice.
std::string_view local(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  for (const auto& a : node.attributes()) {
    const std::string_view full = a.name();
    const auto colon = full.find(':');
    if ((colon == full.npos ? full : full.substr(colon + 1)) == name) return a.value();
  }
  return {};
}

template <class Visit>
void each(const pugi::xml_node& root, std::string_view name, Visit&& visit) {
  struct Walker : pugi::xml_tree_walker {
    std::string_view name;
    std::remove_reference_t<Visit>* visit = nullptr;
    bool for_each(pugi::xml_node& node) override {
      if (local(node) == name) (*visit)(node);
      return true;
    }
  } walker;
  walker.name = name;
  walker.visit = &visit;
  pugi::xml_node copy = root;
  copy.traverse(walker);
}

std::string text_of(const pugi::xml_node& node) {
  std::string out = node.text().get();
  for (const auto& child : node.children())
    if (child.type() == pugi::node_element) out += text_of(child);  // <term> may hold <hi>
  return out;
}

// "http://example.org/terms#reverse_osmosis" is reverse_osmosis.
std::string last_part(std::string_view uri) {
  while (!uri.empty() && (uri.back() == '/' || uri.back() == '#')) uri.remove_suffix(1);
  return std::string(uri.substr(uri.find_last_of("/#") + 1));
}

}  // namespace

Result<void> import_tbx(const std::filesystem::path& source, ImportRows& rows) {
  CAUNOI_TRY(const auto xml, read_xml(source));
  std::size_t entries = 0;
  // TBX 2 says termEntry, langSet, tig or ntig; TBX 3 conceptEntry, langSec, termSec.
  for (const auto& [entry_name, set_name] : {std::pair{"termEntry", "langSet"}, {"conceptEntry", "langSec"}}) {
    each(xml->document, entry_name, [&](const pugi::xml_node& entry) {
      ++entries;
      const auto place = xml->place(entry);
      std::string id(attribute(entry, "id"));
      if (id.empty()) id = fmt::format("tbx_{}", entries);
      rows.row(id, place);
      for (const auto& child : entry.children()) {
        const auto type = attribute(child, "type");
        if (type == "subjectField" && rows.row(id, place).field.empty())
          rows.row(id, place).field = normalise(text_of(child));
        if (type == "superordinateConceptGeneric")
          rows.row(id, place).broader =
              last_part(attribute(child, "target").empty() ? text_of(child) : attribute(child, "target"));
      }
      each(entry, set_name, [&](const pugi::xml_node& set) {
        each(set, "term", [&](const pugi::xml_node& term) {
          rows.add(id, attribute(set, "lang"), text_of(term), xml->place(term));
        });
      });
    });
  }
  if (entries == 0)
    return fail(Code::invalid_argument, "no termEntry or conceptEntry: this is not TBX", source.string());
  return {};
}

Result<void> import_skos(const std::filesystem::path& source, ImportRows& rows) {
  CAUNOI_TRY(const std::string bytes, read_file(source));
  if (const auto first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
      first != bytes.npos && (bytes[first] == '{' || bytes[first] == '['))
    return import_skos_json(source, rows);
  CAUNOI_TRY(const auto xml, read_xml(source));
  std::size_t concepts = 0;
  for (const auto& node : xml->document.document_element().children()) {
    bool is_concept = local(node) == "Concept";
    for (const auto& child : node.children())
      is_concept = is_concept || (local(child) == "type" && attribute(child, "resource").ends_with("core#Concept"));
    if (!is_concept) continue;
    ++concepts;
    const auto place = xml->place(node);
    std::string id = last_part(attribute(node, "about"));
    if (id.empty()) id = std::string(attribute(node, "ID"));
    if (id.empty()) id = fmt::format("skos_{}", concepts);
    rows.row(id, place);
    for (const std::string_view kind : {"prefLabel", "altLabel", "hiddenLabel"})  // the preferred term stands first
      for (const auto& child : node.children())
        if (local(child) == kind) rows.add(id, attribute(child, "lang"), text_of(child), xml->place(child));
    for (const auto& child : node.children()) {
      if (local(child) != "broader") continue;
      auto& broader = rows.row(id, place).broader;
      const auto target = last_part(attribute(child, "resource"));
      if (broader.empty())
        broader = target;
      else
        rows.warn(xml->place(child), fmt::format("'{}' has more than one broader concept; '{}' is kept, '{}' left out",
                                                 id, broader, target));
    }
  }
  if (concepts == 0) return fail(Code::invalid_argument, "no skos:Concept: this is not SKOS", source.string());
  return {};
}

Result<void> import_cldr(const std::filesystem::path& source, ImportRows& rows) {
  namespace fs = std::filesystem;
  std::error_code ec;
  const fs::path common = fs::exists(source / "common", ec) ? source / "common" : source;
  // Names of places, languages, moneys and units, and the names of emoji, which are everyday things.
  struct Kind {
    std::string_view element, name;
    bool nested;  ///< the name stands in <displayName>
  };
  constexpr Kind kinds[] = {{"territory", "territory", false},
                            {"language", "language", false},
                            {"currency", "currency", true},
                            {"unit", "unit", true}};
  for (const Lang lang : all_langs) {
    const auto file = fmt::format("{}.xml", lang_name(lang));
    CAUNOI_TRY(const auto names, read_xml(common / "main" / file));
    for (const auto& kind : kinds) {
      each(names->document, kind.element, [&](const pugi::xml_node& node) {
        const auto type = attribute(node, "type");
        if (type.empty() || !attribute(node, "alt").empty()) return;
        if (kind.element == "language" && std::string_view(node.parent().name()) != "languages") return;
        if (kind.element == "territory" && (std::string_view(node.parent().name()) != "territories" || type == "ZZ"))
          return;
        if (kind.element == "unit" && std::string_view(node.parent().attribute("type").value()) != "long") return;
        const std::string text = kind.nested ? node.child("displayName").text().get() : node.text().get();
        if (text.empty() || text.find("↑") != text.npos || text.find('{') != text.npos)
          return;  // inherited, or a pattern
        rows.add(fmt::format("cldr_{}_{}", kind.name, type), lang, text, names->place(node));
      });
    }
    CAUNOI_TRY(const auto annotations, read_xml(common / "annotations" / file));
    each(annotations->document, "annotation", [&](const pugi::xml_node& node) {
      const std::string text = node.text().get();
      if (attribute(node, "type") == "tts" && text.find("↑") == text.npos)
        rows.add(fmt::format("cldr_sign_{}", attribute(node, "cp")), lang, text, annotations->place(node));
    });
  }
  return {};
}

}  // namespace caunoi::text
