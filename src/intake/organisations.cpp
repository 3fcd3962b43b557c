// Firms by name.
//
// A name is its core and its legal form: "Công ty CP Sơn Hải Phòng" is (sơn hải phòng, cp). Names with equal cores are
// one firm when at least one of them gives no form or both give the same, and no tax codes speak against it; a name
// typed without diacritics meets the one core that folds to it. Where two readings remain, nothing is merged and the
// organiser is told: a meeting arranged for the wrong firm costs more than a firm listed twice. Tested by
// intake/organisations_test.
#include "intake/organisations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "intake/cells.hpp"
#include "intake/encoding.hpp"

namespace caunoi::intake {

namespace {

struct Form {
  std::string_view words;  // normalised lower case, with diacritics
  std::string_view form;   // empty: says "firm" and no more
};
// Longest first: what is taken off must not leave a part of itself.
constexpr Form forms[] = {
    {"công ty trách nhiệm hữu hạn một thành viên", "tnhh"},
    {"công ty trách nhiệm hữu hạn mtv", "tnhh"},
    {"công ty trách nhiệm hữu hạn", "tnhh"},
    {"cong ty trach nhiem huu han mot thanh vien", "tnhh"},
    {"cong ty trach nhiem huu han", "tnhh"},
    {"công ty tnhh một thành viên", "tnhh"},
    {"cong ty tnhh mot thanh vien", "tnhh"},
    {"doanh nghiệp tư nhân", "dntn"},
    {"doanh nghiep tu nhan", "dntn"},
    {"công ty tnhh mtv", "tnhh"},
    {"cong ty tnhh mtv", "tnhh"},
    {"công ty cổ phần", "cp"},
    {"cong ty co phan", "cp"},
    {"công ty tnhh", "tnhh"},
    {"cong ty tnhh", "tnhh"},
    {"công ty ctcp", "cp"},
    {"cty cổ phần", "cp"},
    {"cty co phan", "cp"},
    {"cty tnhh mtv", "tnhh"},
    {"cty tnhh", "tnhh"},
    {"cty cp", "cp"},
    {"công ty cp", "cp"},
    {"cong ty cp", "cp"},
    {"joint stock company", "cp"},
    {"company limited", "ltd"},
    {"corporation", "corp"},
    {"hợp tác xã", "htx"},
    {"hop tac xa", "htx"},
    {"công ty", ""},
    {"cong ty", ""},
    {"co., ltd.", "ltd"},
    {"co., ltd", "ltd"},
    {"co.,ltd.", "ltd"},
    {"co.,ltd", "ltd"},
    {"co. ltd", "ltd"},
    {"co ltd", "ltd"},
    {"limited", "ltd"},
    {"company", ""},
    {"ctcp", "cp"},
    {"tnhh mtv", "tnhh"},
    {"tnhh", "tnhh"},
    {"dntn", "dntn"},
    {"cty", ""},
    {"htx", "htx"},
    {"ltd.", "ltd"},
    {"ltd", "ltd"},
    {"jsc", "cp"},
    {"corp.", "corp"},
    {"corp", "corp"},
    {"inc.", "inc"},
    {"inc", "inc"},
    {"mtv", "tnhh"},
    {"株式会社", "kk"},
    {"(株)", "kk"},
    {"有限会社", "yk"},
    {"(有)", "yk"},
    {"合同会社", "gk"},
    {"(同)", "gk"},
};

// People and firms are addressed with these; they are no part of the name.
constexpr std::array<std::string_view, 5> honorifics{"御中", "様", "さん", "殿", "quý công ty "};

bool ascii_letter(char c) { return (c & 0x80) == 0 && std::isalnum(static_cast<unsigned char>(c)) != 0; }

}  // namespace

FirmName firm_name(std::string_view typed) {
  FirmName name;
  std::string text = lower_case(normalise(typed));
  for (const auto honorific : honorifics)
    if (text.size() > honorific.size() && text.ends_with(honorific)) text.resize(text.size() - honorific.size());
  // "Tổng công ty" is a corporation of its own kind, not a firm with a word before it.
  for (const std::string_view whole : {"tổng công ty", "tong cong ty"})
    if (const auto at = text.find(whole); at != std::string::npos)
      text.replace(at, whole.size(), "tct"), name.form = "tct";
  for (bool again = true; again;) {
    again = false;
    for (const Form& form : forms) {
      const auto at = text.find(form.words);
      if (at == std::string::npos) continue;
      const auto end = at + form.words.size();
      const bool word = (at == 0 || text[at - 1] == ' ' || text[at - 1] == ',' || !ascii_letter(form.words.front())) &&
                        (end == text.size() || text[end] == ' ' || text[end] == ',' || text[end] == '.' ||
                         !ascii_letter(form.words.back()));
      if (!word) continue;
      text.replace(at, form.words.size(), " ");
      if (name.form.empty()) name.form = form.form;
      again = true;
      break;
    }
  }
  for (const char c : text) {
    const bool mark = (c & 0x80) == 0 && !ascii_letter(c) && c != '&';
    if (!mark)
      name.core += c;
    else if (!name.core.empty() && name.core.back() != ' ')
      name.core += ' ';
  }
  name.core = trim(name.core);
  // The name was nothing but its form ("Công ty TNHH"): then that is the name.
  if (name.core.empty()) name.core = trim(lower_case(normalise(typed)));
  name.folded = fold(name.core);
  name.plain = name.core == name.folded;
  return name;
}

namespace {
Lang language_of_name(std::string_view name, const FirmName& firm) {
  const bool vietnamese = firm.form == "tnhh" || firm.form == "dntn" || firm.form == "htx" || firm.form == "tct" ||
                          fold(name).find("cong ty") != std::string::npos;
  return vietnamese ? Lang::vi : detect_language(name);
}

// Whether two legal forms may be those of one firm: equal, one not given, or one the English of the other.
bool same_form(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (b == "ltd" || b == "corp" || b == "inc") std::swap(a, b);
  if (a == "ltd") return b == "tnhh" || b == "kk" || b == "yk" || b == "gk";
  return (a == "corp" || a == "inc") && (b == "cp" || b == "kk");
}
}  // namespace

void infer_from_name(Organisation& organisation, std::string_view name) {
  if (name.empty()) return;
  const FirmName firm = firm_name(name);
  // A Latin name without diacritics says nothing about the country.
  const Lang lang = language_of_name(name, firm);
  if (organisation.country.empty()) organisation.country = lang == Lang::ja ? "JP" : lang == Lang::vi ? "VN" : "";
  if (organisation.kind.empty())
    organisation.kind = firm.form == "htx"   ? "COOP"
                        : !firm.form.empty() ? "ENTERPRISE"
                                             : std::string(code_from(organisation_kinds(), name));
}

Organisations::Organisations(std::vector<Organisation>& records) : records_(records) {
  for (std::size_t i = 0; i < records_.size(); ++i) index(i);
}

void Organisations::index(std::size_t at) {
  const Organisation& o = records_[at];
  Entry entry{at, {}};
  by_id_.try_emplace(o.id, entries_.size());
  if (!o.tax_id.empty()) by_tax_.try_emplace(o.tax_id, entries_.size());
  for (const std::string* name : {&o.name.vi, &o.name.ja, &o.name.en})
    if (!name->empty()) entry.names.push_back(firm_name(*name));
  for (const std::string& alias : o.aliases) entry.names.push_back(firm_name(alias));
  for (const FirmName& name : entry.names) {
    auto& list = by_folded_[name.folded];
    if (list.empty() || list.back() != entries_.size()) list.push_back(entries_.size());
  }
  entries_.push_back(std::move(entry));
}

void Organisations::add(const Organisation& organisation) {
  records_.push_back(organisation);
  index(records_.size() - 1);
}

int Organisations::match(const FirmName& name, std::string_view tax_id, std::string* similar) const {
  if (!tax_id.empty())
    if (const auto at = by_tax_.find(tax_id); at != by_tax_.end()) return static_cast<int>(at->second);
  const auto list = by_folded_.find(name.folded);
  if (list == by_folded_.end()) return -1;
  std::vector<std::size_t> agreeing, open_form, other;
  for (const std::size_t e : list->second) {
    const Organisation& record = records_[entries_[e].index];
    const bool tax_differs = !tax_id.empty() && !record.tax_id.empty() && record.tax_id != tax_id;
    int best = 0;  // 1: may be another firm, 2: one of the two gives no form, 3: forms agree
    for (const FirmName& known : entries_[e].names) {
      if (known.folded != name.folded || (known.core != name.core && !known.plain && !name.plain)) continue;
      best = std::max(best, tax_differs                               ? 1
                            : same_form(known.form, name.form)        ? 3
                            : known.form.empty() || name.form.empty() ? 2
                                                                      : 1);
    }
    // A firm known under several spellings has the form that any of them gives.
    if (best == 2 && !name.form.empty() && std::ranges::any_of(entries_[e].names, [&](const FirmName& k) {
          return k.folded == name.folded && !k.form.empty() && !same_form(k.form, name.form);
        }))
      best = 1;
    if (best == 3)
      agreeing.push_back(e);
    else if (best == 2)
      open_form.push_back(e);
    else if (best == 1)
      other.push_back(e);
  }
  if (agreeing.size() == 1) return static_cast<int>(agreeing[0]);
  if (agreeing.empty() && open_form.size() == 1) return static_cast<int>(open_form[0]);
  if (similar != nullptr)
    for (const auto* group : {&agreeing, &open_form, &other})
      if (!group->empty() && similar->empty()) *similar = records_[entries_[group->front()].index].name.best(Lang::vi);
  return -1;
}

std::string Organisations::find(std::string_view words) const {
  const std::string name = trim(words);
  if (const auto at = by_id_.find(name); at != by_id_.end()) return records_[entries_[at->second].index].id;
  const int e = match(firm_name(name), "", nullptr);
  return e < 0 ? "" : records_[entries_[static_cast<std::size_t>(e)].index].id;
}

Organisation* Organisations::record(std::string_view id) {
  const auto at = by_id_.find(id);
  return at == by_id_.end() ? nullptr : &records_[entries_[at->second].index];
}

Organisations::Found Organisations::find_or_add(const Mention& mention) {
  Found found;
  const std::string name = trim(mention.name);
  if (const auto at = by_id_.find(name); at != by_id_.end()) return found.id = name, found;
  const FirmName firm = firm_name(name);
  if (const int e = match(firm, mention.tax_id, &found.similar); e >= 0) {
    Entry& entry = entries_[static_cast<std::size_t>(e)];
    Organisation& record = records_[entry.index];
    found.id = record.id;
    const Lang lang = detect_language(name);
    const std::string known = record.name.best(lang);
    const bool spelled = name == record.name.vi || name == record.name.ja || name == record.name.en ||
                         std::ranges::find(record.aliases, name) != record.aliases.end();
    if (!spelled) {
      found.alias = true;
      found.other = known;
      record.aliases.push_back(name);
      // The spelling with diacritics is the name, the one without them the alias.
      if (lang == Lang::vi && !firm.plain && !record.name.vi.empty() && firm_name(record.name.vi).plain)
        std::swap(record.name.vi, record.aliases.back());
      entry.names.push_back(firm);
      auto& list = by_folded_[firm.folded];
      if (std::ranges::find(list, static_cast<std::size_t>(e)) == list.end())
        list.push_back(static_cast<std::size_t>(e));
    }
    if (record.tax_id.empty() && !mention.tax_id.empty()) {
      record.tax_id = mention.tax_id;
      by_tax_.try_emplace(mention.tax_id, static_cast<std::size_t>(e));
    }
    found.similar.clear();
    return found;
  }
  Organisation made;
  do made.id = fmt::format("O-{:03}", next_++);
  while (by_id_.contains(made.id));
  made.name.in(language_of_name(name, firm)) = name;
  made.tax_id = mention.tax_id;
  infer_from_name(made, name);
  found.id = made.id;
  found.is_new = true;
  add(made);
  return found;
}

}  // namespace caunoi::intake
