// Reasons: every signal that is known says why it fits or why it does not; what is unknown becomes a question.
//
// The secret. Rule: no text that is printed may change when only the budget changes, be it in amount or in being given
// at all. It is stricter than not printing the amount, and it must be: `cost_ok` said for one supplier at 5 tỷ and not
// for another at 8 tỷ puts the budget between them, and a misfit said once names a bound. So nothing here looks at the
// signals cost and seriousness (which counts a stated budget), not even for the order of sentences: what is said about
// cost depends on what the supplier published, and the enterprise is left to compare it with a number only it knows.
// Tested by match/secret_test.
#include "match/reasons.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "match/templates.hpp"
#include "match/words.hpp"

namespace caunoi {

namespace {

using Section = Reason::Part;
using Words = std::map<std::string, std::string>;

constexpr double convincing = 0.5;  // a signal from here on is a reason, below it a caution
constexpr std::size_t most_listed = 3, most_codes = 2;

void put(Words& words, const std::string& key, const auto& in_language) {
  for (const Lang lang : all_langs) words[key + ":" + std::string(lang_name(lang))] = in_language(lang);
}

void put_codes(Words& words, const std::string& key, std::span<const Term3> vocabulary, CodeSet codes) {
  put(words, key, [&](Lang lang) {
    std::string out;  // by semicolons: labels hold commas ("Đào tạo, hướng dẫn vận hành")
    std::size_t listed = 0;
    for (std::size_t i = 0; i < vocabulary.size() && listed < most_codes; ++i) {
      if ((codes >> i & 1U) == 0) continue;
      if (listed++ > 0) out += lang == Lang::ja ? "、" : "; ";
      out += label(vocabulary, vocabulary[i].code, lang);
    }
    return out;
  });
}

// The field that most of a record is about; where two share it, the one they share most.
Field largest(const FieldShares& a, const FieldShares& b) {
  std::size_t best = 0;
  for (std::size_t f = 1; f < a.size(); ++f)
    if (std::min(a[f], b[f]) > std::min(a[best], b[best])) best = f;
  return static_cast<Field>(best);
}

class Collector {
 public:
  explicit Collector(const ReasonInput& input) : in_(input), need_(*input.need), supply_(*input.supply) {}

  std::vector<Reason> collect() {
    text();
    vectors();
    field();
    if (supply_.kind == SupplyKind::technology) {
      ready();
      price();
      size();
      modes();
      standards_met();
      if (in_.signals->applicable[at(Signal::site)]) site();
      service();
      skill();
      distance();
      buyer();
      references();
    }
    speech();
    nearness();
    benefit();
    questions();
    coverage();
    std::ranges::stable_sort(out_, [](const Reason& x, const Reason& y) {
      if (x.part != y.part) return x.part < y.part;
      if (x.strength != y.strength) return x.strength > y.strength;
      return x.code < y.code;
    });
    return std::move(out_);
  }

 private:
  std::optional<double> value(Signal s) const {
    return in_.signals->demand[at(s)] ? in_.signals->demand[at(s)] : in_.signals->supply[at(s)];
  }
  double weight(Signal s) const { return std::max(in_.weights->demand[at(s)], in_.weights->supply[at(s)]); }

  void reason(Signal s, std::string code, double v, Words words) {
    out_.push_back({Section::reason, std::move(code), std::move(words), weight(s) * v});
  }
  void caution(Signal s, std::string code, double lack, Words words) {
    out_.push_back({Section::caution, std::move(code), std::move(words), weight(s) * lack});
  }
  void ask(Signal s, std::string_view code, double lack) { asked_.emplace_back(weight(s) * lack, code); }

  void text() {
    const auto fit = value(Signal::text_fit);
    Words words;
    const bool quoted = quote(words, "need_phrase", in_.need_quotes) && quote(words, "tech_phrase", in_.supply_quotes);
    if (fit && *fit >= in_.weights->gate_text_below && quoted) {
      // The words that met are said first whatever their weight (1 is above any weight): a reader wants to know what
      // this is about.
      out_.push_back({Section::reason, supply_.kind == SupplyKind::expert ? "text_fit_expert" : "text_fit",
                      std::move(words), 1 + *fit});
    } else {
      if (value(Signal::embedding).value_or(0) < convincing)  // what vectors() says then is said instead
        caution(Signal::text_fit, fit ? "text_low" : "text_unknown", fit ? 1 - *fit : 0.5, {});
      ask(Signal::text_fit, "text_fit", fit ? 1 - *fit : 0.5);
    }
  }

  // Far apart is no caution: the model is not ours, and what the words lack is said by text().
  void vectors() {
    if (const auto fit = value(Signal::embedding); fit && *fit >= convincing)
      reason(Signal::embedding, "embedding", *fit, {});
  }

  static bool quote(Words& words, const std::string& key, const std::vector<Quote>& quotes) {
    const Quote* best = nullptr;
    for (const auto& q : quotes) {
      words[key + ":" + std::string(lang_name(q.lang))] = q.text;
      if (best == nullptr || q.weight > best->weight) best = &q;
    }
    if (best != nullptr) words[key] = best->text;
    return best != nullptr;
  }

  void field() {
    const auto fit = value(Signal::field_fit);
    if (!fit) return ask(Signal::field_fit, "field_fit", 0.5);
    Words words;
    if (*fit >= convincing) {
      const Field shared = largest(need_.fields, supply_.fields);
      put(words, "field", [&](Lang lang) { return std::string(field_label(shared, lang)); });
      return reason(Signal::field_fit, "field_fit", *fit, std::move(words));
    }
    put(words, "need_field",
        [&](Lang lang) { return std::string(field_label(largest(need_.fields, need_.fields), lang)); });
    put(words, "tech_field",
        [&](Lang lang) { return std::string(field_label(largest(supply_.fields, supply_.fields), lang)); });
    caution(Signal::field_fit, "field_other", 1 - *fit, std::move(words));
    ask(Signal::field_fit, "field_fit", 1 - *fit);
  }

  void ready() {
    const auto fit = value(Signal::readiness);
    if (!fit) return ask(Signal::readiness, "readiness", 0.5);
    Words words{{"trl", std::to_string(*supply_.technology->trl)}, {"trl_min", std::to_string(*need_.trl_min)}};
    if (*fit < 1) {
      caution(Signal::readiness, "trl_low", 1 - *fit, std::move(words));
      return ask(Signal::readiness, "trial", 1 - *fit);
    }
    const bool stated = need_.need->trl_min.has_value() || !need_.capability;
    if (!stated) words["ac"] = std::to_string(*need_.capability);
    reason(Signal::readiness, stated ? "trl_stated" : "trl_ok", *fit, std::move(words));
  }

  // Only what the supplier published; see the head of the file.
  void price() {
    const auto& t = *supply_.technology;
    const auto* published = t.capex ? &*t.capex : t.price ? &*t.price : nullptr;
    if (published == nullptr) {
      caution(Signal::cost, "cost_unknown", 0.5, {});
      return ask(Signal::cost, "cost", 0.5);
    }
    Words words;
    put(words, "cost", [&](Lang lang) { return money_words(*published, lang); });
    caution(Signal::cost, "cost_published", 0.25, std::move(words));
    ask(Signal::cost, "running_cost", 0.25);
  }

  void size() {
    const auto fit = value(Signal::scale);
    if (!fit) return ask(Signal::scale, "scale", 0.5);
    const auto& wanted = *need_.need->capacity;
    const auto& offered = *supply_.technology->capacity;
    Words words;
    put(words, "need_cap", [&](Lang lang) { return quantity_words(wanted, lang); });
    switch (size_of(need_, supply_)) {
      case Size::unknown:
        return;
      case Size::fits:
        put(words, "cap", [&](Lang lang) { return quantity_words(offered, lang); });
        return reason(Signal::scale, "scale_ok", *fit, std::move(words));
      case Size::too_small:
        put(words, "cap_min", [&](Lang lang) { return quantity_words(offered.min, offered.unit, lang); });
        caution(Signal::scale, "scale_gap", 1 - *fit, std::move(words));
        return ask(Signal::scale, "small_unit", 1 - *fit);
      case Size::too_big:
        put(words, "cap_max", [&](Lang lang) { return quantity_words(offered.max, offered.unit, lang); });
        caution(Signal::scale, "scale_short", 1 - *fit, std::move(words));
        return ask(Signal::scale, "several_units", 1 - *fit);
    }
  }

  void modes() {
    const auto fit = in_.signals->demand[at(Signal::mode_ip)];
    if (!fit) return ask(Signal::mode_ip, "mode_ip", 0.5);
    if (const CodeSet shared = need_.modes & supply_.modes; shared != 0) {
      Words words;
      put_codes(words, "modes", transfer_modes(), shared);
      reason(Signal::mode_ip, "mode_ok", *fit, std::move(words));
    } else if (need_.modes != 0 && supply_.modes != 0) {
      Words words;
      put_codes(words, "offered", transfer_modes(), supply_.modes);
      put_codes(words, "accepted", transfer_modes(), need_.modes);
      caution(Signal::mode_ip, "mode_gap", 1 - *fit, std::move(words));
      ask(Signal::mode_ip, "mode_ip", 1 - *fit);
    }
    const bool modes_known = need_.modes != 0 && supply_.modes != 0,
               kinds_known = need_.kinds != 0 && supply_.kind_bit != 0;
    if (kinds_known && !modes_known && (need_.kinds & supply_.kind_bit) != 0) {
      Words words;
      put_codes(words, "kind", technology_kinds(), supply_.kind_bit);
      reason(Signal::mode_ip, "kind_ok", *fit, std::move(words));
    } else if (kinds_known && (need_.kinds & supply_.kind_bit) == 0) {
      Words words;
      put_codes(words, "kind", technology_kinds(), supply_.kind_bit);
      put_codes(words, "wanted", technology_kinds(), need_.kinds);
      caution(Signal::mode_ip, "kind_other", (1 - *fit) / 2, std::move(words));
    }
  }

  void standards_met() {
    const auto fit = value(Signal::standards);
    if (!fit) {
      if (!need_.standards.empty()) ask(Signal::standards, "standards", 0.5);
      return;
    }
    std::vector<std::string> met, missing;
    for (const auto& required : need_.standards)
      (standard_met(required, supply_.standards) > 0 ? met : missing).push_back(required.text);
    for (auto* list : {&met, &missing}) list->resize(std::min(list->size(), most_listed));
    const auto words = [&](const std::vector<std::string>& list) {
      Words out;
      put(out, "certs", [&](Lang lang) { return list_words(list, lang); });
      return out;
    };
    if (!met.empty()) reason(Signal::standards, "cert_ok", *fit, words(met));
    if (!missing.empty()) {
      caution(Signal::standards, "cert_gap", 1 - *fit, words(missing));
      ask(Signal::standards, "standards", 1 - *fit);
    }
  }

  void site() {
    if (value(Signal::site)) return;
    Words words{{"items:vi", "nguồn điện, nước, mặt bằng"},
                {"items:ja", "電源、用水、設置面積"},
                {"items:en", "power, water, floor space"}};
    caution(Signal::site, "site", 0.5, std::move(words));
    ask(Signal::site, "site", 0.5);
  }

  bool abroad() const { return need_.organisation != nullptr && supply_.country != need_.organisation->country; }

  void service() {
    const auto fit = value(Signal::service_reach);
    if (!fit) return ask(Signal::service_reach, "service_reach", 0.5);
    Words words;
    if (*fit >= (abroad() ? convincing : 0.8)) {
      if (abroad())
        put(words, "presence",
            [&](Lang lang) { return std::string(label(presences(), supply_.organisation->vn_presence, lang)); });
      else
        words["place"] = supply_.organisation->province;
      return reason(Signal::service_reach, abroad() ? "service_here" : "service_near", *fit, std::move(words));
    }
    caution(Signal::service_reach, "service_far", 1 - *fit, {});
    ask(Signal::service_reach, "service_reach", 1 - *fit);
  }

  void skill() {
    const auto fit = value(Signal::capability);
    if (!fit) return ask(Signal::capability, "capability", 0.4);
    Words words{{"skill", std::to_string(*supply_.technology->operator_skill)},
                {"ac", std::to_string(*need_.capability)}};
    if (*fit >= 1) return reason(Signal::capability, "skill_ok", *fit, std::move(words));
    caution(Signal::capability, "skill_gap", 1 - *fit, std::move(words));
    ask(Signal::capability, "capability", 1 - *fit);
  }

  void distance() {
    const auto fit = value(Signal::region);
    if (!fit) return;
    Words words;
    if (abroad()) {
      put(words, "country", [&](Lang lang) { return country_words(supply_.country, lang); });
      return caution(Signal::region, "region_abroad", 1 - *fit, std::move(words));
    }
    words["km"] = fmt::format("{:.0f}", std::round(distance_km(*need_.place, *supply_.place) / 10) * 10);
    if (*fit >= 0.8) return reason(Signal::region, "region_near", *fit, std::move(words));
    caution(Signal::region, "region_far", 1 - *fit, std::move(words));
  }

  void buyer() {
    const auto& need = *need_.need;
    if (need.urgency.value_or(1) <= 1 && need.deadline.empty()) caution(Signal::seriousness, "plan_vague", 0.1, {});
    if (!value(Signal::trust) || need.confidential) return;  // a list of certificates can name an enterprise
    Words words;
    auto certificates = need_.organisation->certs;
    certificates.resize(std::min(certificates.size(), most_listed));
    put(words, "certs", [&](Lang lang) { return list_words(certificates, lang); });
    reason(Signal::trust, "trust_ok", *value(Signal::trust), std::move(words));
  }

  void references() {
    const auto& list = supply_.technology->references;
    if (list.empty()) return;
    const Reference* nearest = &list.front();
    double least = INFINITY;
    for (const auto& r : list) {
      const auto place = need_.place ? place_of(r.place) : std::nullopt;
      const double km = place ? distance_km(*place, *need_.place) : INFINITY;
      if (km < least) std::tie(nearest, least) = std::pair(&r, km);
    }
    Words words{{"n", std::to_string(list.size())},
                {"ref", nearest->year > 0 ? fmt::format("{} ({})", nearest->place, nearest->year) : nearest->place}};
    reason(Signal::service_reach, "reference", 1 - std::exp2(-static_cast<double>(list.size())), std::move(words));
  }

  void speech() {
    const auto fit = value(Signal::language);
    if (!fit) return;
    const auto spoken = [](CodeSet languages, Lang lang) {
      std::vector<std::string> out;
      for (const Lang l : all_langs)
        if ((languages & lang_bit(l)) != 0) out.emplace_back(language_words(l, lang));
      return out;
    };
    Words words;
    if (*fit >= 1) {
      put(words, "languages",
          [&](Lang lang) { return list_words(spoken(need_.languages & supply_.languages, lang), lang); });
      return reason(Signal::language, "language_ok", *fit, std::move(words));
    }
    put(words, "pair", [&](Lang lang) {
      return spoken(need_.languages, lang).front() + " – " + spoken(supply_.languages, lang).front();
    });
    caution(Signal::language, "interpreter_needed", 1 - *fit, std::move(words));
  }

  // Half is as near as anybody; what lies between is not worth a sentence's room, so both ends are weak.
  void nearness() {
    const auto fit = value(Signal::network);
    if (!fit) return;
    if (*fit >= convincing)
      reason(Signal::network, "network_near", *fit, {});
    else
      caution(Signal::network, "network_far", (1 - *fit) / 2, {});
  }

  void benefit() {
    std::vector<std::pair<std::string_view, Words>> why;
    const auto& need = *need_.need;
    if (need.urgency.value_or(0) == 3) why.push_back({"urgent", {}});
    if (!need.deadline.empty()) why.push_back({"deadline", {{"date", need.deadline}}});
    if (const Size size = supply_.kind == SupplyKind::technology ? size_of(need_, supply_) : Size::unknown;
        size == Size::fits || size == Size::too_big) {
      Words words;
      put(words, "volume", [&](Lang lang) { return quantity_words(*need.capacity, lang); });
      why.push_back({"volume", std::move(words)});
    }
    if (value(Signal::capability).value_or(0) >= 1) why.push_back({"able", {}});
    if (value(Signal::trust)) why.push_back({"certified", {}});
    if (!abroad() && value(Signal::region).value_or(0) >= 0.9) why.push_back({"near", {}});
    if (why.empty() && value(Signal::field_fit).value_or(0) >= convincing) why.push_back({"topic", {}});
    if (why.empty()) return;
    why.resize(std::min(why.size(), most_listed));
    Words words;
    put(words, "why_them", [&](Lang lang) {
      std::vector<std::string> phrases;
      for (const auto& [code, inner] : why) phrases.push_back(fill(interest(code).in(lang), inner, lang));
      return list_words(phrases, lang);
    });
    out_.push_back({Section::benefit, "other_side", std::move(words), in_.weights->supply[at(Signal::text_fit)]});
  }

  void questions() {
    std::ranges::stable_sort(asked_, [](const auto& x, const auto& y) {
      return x.first != y.first ? x.first > y.first : x.second < y.second;
    });
    asked_.resize(std::min(asked_.size(), most_listed));
    if (asked_.empty()) return;
    Words words;
    put(words, "q", [&](Lang lang) {
      std::vector<std::string> phrases;
      for (const auto& [strength, code] : asked_) phrases.emplace_back(question(code).in(lang));
      return list_words(phrases, lang);
    });
    out_.push_back({Section::ask, "questions", std::move(words), asked_.front().first});
  }

  void coverage() {
    int known = 0, total = 0;
    std::vector<std::pair<double, Signal>> missing;
    for (std::size_t s = 0; s < signal_count; ++s) {
      const auto signal = static_cast<Signal>(s);
      if (!in_.signals->applicable[s] || weight(signal) <= 0) continue;
      ++total;
      if (publicly_known(*in_.signals, signal))
        ++known;
      else
        missing.emplace_back(-weight(signal), signal);
    }
    Words words{{"conf", fmt::format("{:.0f}", 100 * in_.confidence)},
                {"known", std::to_string(known)},
                {"total", std::to_string(total)}};
    std::ranges::sort(missing);
    missing.resize(std::min(missing.size(), most_listed));
    if (!missing.empty())
      put(words, "missing", [&](Lang lang) {
        std::vector<std::string> labels;
        for (const auto& [strength, signal] : missing) labels.emplace_back(signal_label(signal, lang));
        return list_words(labels, lang);
      });
    out_.push_back(
        {Section::confidence, missing.empty() ? "coverage_full" : "coverage", std::move(words), in_.confidence});
  }

  const ReasonInput& in_;
  const NeedTraits& need_;
  const SupplyTraits& supply_;
  std::vector<Reason> out_;
  std::vector<std::pair<double, std::string_view>> asked_;
};

}  // namespace

std::vector<Reason> reasons_of(const ReasonInput& input) { return Collector(input).collect(); }

}  // namespace caunoi
