// Records to traits. Everything that needs a dictionary, a table or a search happens here, once a record, so that scoring
// a pair is a few comparisons. Tested by match/signals_test.
#include "match/traits.hpp"

#include "match/signals.hpp"

#include <algorithm>

namespace caunoi {

namespace {

// What an enterprise of capability 1..5 can absorb: operators alone need a finished product, an R&D unit can finish a
// prototype.
constexpr std::array<int, 5> least_trl{9, 8, 7, 6, 4};

FieldShares shares(const std::vector<FieldWeight>& fields) {
  FieldShares out{};
  double sum = 0;
  for (const auto& f : fields) {
    out[static_cast<std::size_t>(f.field)] += f.weight;
    sum += f.weight;
  }
  if (sum > 0)
    for (double& share : out) share /= sum;
  return out;
}

CodeSet langs(const std::vector<Lang>& languages) {
  CodeSet out = 0;
  for (const Lang lang : languages) out |= lang_bit(lang);
  return out;
}

CodeSet texts_of(std::initializer_list<const LangText*> texts) {
  CodeSet out = 0;
  for (const auto* text : texts)
    for (const Lang lang : all_langs)
      if (!text->in(lang).empty()) out |= lang_bit(lang);
  return out;
}

Amount amount(const Money& money, const Rates& rates) {
  Amount out{money.min, money.max, money.currency, std::nullopt};
  if (money.currency == "VND")
    out.rate = 1;
  else if (const auto found = rates.per_unit.find(money.currency); found != rates.per_unit.end())
    out.rate = found->second;
  return out;
}

Volume volume(const Quantity& quantity) {
  const auto unit = canonical_unit(quantity.unit);
  if (const auto scale = unit_scale(unit))
    return {quantity.min * scale->factor, quantity.max * scale->factor, scale->base};
  return {quantity.min, quantity.max, unit};
}

std::vector<Standard> standards_of(const std::vector<std::string>& list) {
  std::vector<Standard> out;
  for (const auto& words : list) out.push_back(standard_of(words));
  return out;
}

}  // namespace

CodeSet code_set(std::span<const Term3> vocabulary, const std::vector<std::string>& codes) {
  CodeSet out = 0;
  for (std::size_t i = 0; i < vocabulary.size(); ++i)
    if (std::ranges::find(codes, vocabulary[i].code) != codes.end()) out |= CodeSet{1} << i;
  return out;
}

Standard standard_of(const std::string& words) {
  std::string folded = fold(words);
  const auto colon = folded.find(':');
  std::string number = folded.substr(0, colon), edition;
  if (colon != std::string::npos)
    for (std::size_t i = colon + 1; i < folded.size() && folded[i] >= '0' && folded[i] <= '9'; ++i)
      edition += folded[i];
  for (char& c : number)
    if (c == '-' || c == '_') c = ' ';  // "ISO-9001" is "ISO 9001"
  while (!number.empty() && number.back() == ' ') number.pop_back();
  return {std::move(number), std::move(edition), words};
}

NeedTraits traits_of(const Need& need, const Survey& survey, const Rates& rates) {
  NeedTraits out;
  out.need = &need;
  out.organisation = survey.organisation(need.organisation);
  out.fields = shares(need.fields);
  out.modes = code_set(transfer_modes(), need.modes);
  out.related_modes = related_modes(out.modes);
  out.kinds = code_set(technology_kinds(), need.kind_wanted);
  out.trl_min = need.trl_min;
  if (out.organisation != nullptr) {
    out.capability = out.organisation->capability;
    out.languages = langs(out.organisation->languages);
    out.place = place_of(out.organisation->province);
  }
  if (!out.trl_min && out.capability && *out.capability >= 1 && *out.capability <= 5)
    out.trl_min = least_trl[static_cast<std::size_t>(*out.capability - 1)];
  if (need.budget) out.budget = amount(*need.budget, rates);
  if (need.capacity) out.capacity = volume(*need.capacity);
  out.standards = standards_of(need.standards);
  out.texts = texts_of({&need.title, &need.problem, &need.requirements});
  return out;
}

SupplyTraits traits_of(const Technology& technology, const Survey& survey, const Rates& rates) {
  SupplyTraits out;
  out.technology = &technology;
  out.organisation = survey.organisation(technology.provider);
  out.id = technology.id;
  out.organisation_id = technology.provider;
  out.fields = shares(technology.fields);
  out.modes = code_set(transfer_modes(), technology.modes);
  out.kind_bit = code_set(technology_kinds(), {technology.kind});
  out.ip = code_set(ip_states(), technology.ip);
  // A fee or a unit price is not what the enterprise pays in the end. For a machine or a program it nearly is; for a
  // kilogram of paint or a licence it is a lower bound.
  if (technology.capex)
    out.cost = amount(*technology.capex, rates);
  else if (technology.price)
    out.cost = amount(*technology.price, rates);
  out.cost_is_total = technology.capex.has_value() || technology.kind == "EQUIPMENT" || technology.kind == "SOFTWARE";
  if (technology.capacity) out.capacity = volume(*technology.capacity);
  out.standards = standards_of(technology.standards);
  if (out.organisation != nullptr) {
    for (auto& certificate : standards_of(out.organisation->certs)) out.standards.push_back(std::move(certificate));
    out.languages = langs(out.organisation->languages);
    out.place = place_of(out.organisation->province);
    out.country = out.organisation->country;
  }
  out.texts = texts_of({&technology.title, &technology.summary, &technology.problem, &technology.advantage});
  return out;
}

SupplyTraits traits_of(const Expert& expert, const Survey& survey) {
  SupplyTraits out;
  out.kind = SupplyKind::expert;
  out.expert = &expert;
  out.organisation = survey.organisation(expert.organisation);
  out.id = expert.id;
  out.organisation_id = expert.organisation;
  out.fields = shares(expert.fields);
  out.languages = langs(expert.languages);
  out.country = expert.country;
  out.texts = texts_of({&expert.expertise});
  for (const auto& work : expert.works) out.texts |= texts_of({&work.title, &work.text});
  return out;
}

}  // namespace caunoi
