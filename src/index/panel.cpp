// The panel: BM25 over several views of a text, exact top k by an approximate pass with a proven bound.
//
// A document's score is a sum over channels (view x part), each a BM25 of its own with its own length norm and document
// frequencies:  sum over terms of  w_channel x q(t) x idf(t) x tf (k1 + 1) / (tf + k1 (1 - b + b len / mean len)).
// The part after idf is the impact of a count; the rest is the weight of the term in the query, prepare.cpp.
//
// best() adds impacts in 16 bits: postings one by one, planes 32 documents at an instruction. The unit is chosen so that no sum can
// overflow; each addend is rounded to the nearest unit, and one of a plane by half a 255th of itself as well, for the factor of its
// document. By how much a sum can be off is added up on the way, and a document whose sum lies more than twice that below the k-th
// largest cannot be among the k best. Those that remain, k and a few, are scored in double precision from their own terms. Skipping whole lists instead (MaxScore, WAND, impact order) saves less than adding them costs here:
// bench/NOTES.md.
//
// Changes since the snapshot: documents added are scored from their own terms alone, removed ones lose their sum. Frequencies and mean
// lengths follow at once, so scores are those of a panel built anew; the impacts stored with the old mean lengths are off by a factor
// that is known and widens the bound ("drift").
// Tested by index/panel_test (against a naive oracle) and index/rank_test.
#include "index/panel.hpp"

#include <algorithm>
#include <cmath>

namespace caunoi {

void keep_best(std::vector<Scored>& scored, std::size_t k) {
  const auto kept = std::min(k, scored.size());
  std::ranges::partial_sort(scored, scored.begin() + static_cast<std::ptrdiff_t>(kept), better);
  scored.resize(kept);
}

Panel::Panel(std::span<const TermCounts> documents) : Panel([&] {
        PanelBuilder builder;
        for (const auto& document : documents) builder.add(document);
        return std::move(builder).finish();
      }()) {}

Panel::Panel(PanelData data) : data_(std::move(data)), channels_(data_.header.channels) {
  for (std::size_t c = 0; c < channel_count; ++c)
    mean_length_[c] = channels_[c].documents == 0 ? 0 : channels_[c].total / static_cast<double>(channels_[c].documents);
}

// -- terms --------------------------------------------------------------------------------------------------------------------

std::uint32_t Panel::find(std::size_t channel, std::string_view term) const {
  if (channels_[channel].documents == 0) return none;
  const auto number = lookup(key_of(channel, term));
  return number != none && !frequency_change_.empty() && frequency(number) == 0 ? none : number;
}

std::uint32_t Panel::lookup(std::string_view key) const {
  if (!data_.slots.empty()) {
    const auto hash = key_hash(key);
    for (auto at = hash & (data_.slots.size() - 1); data_.slots[at] != free_slot; at = (at + 1) & (data_.slots.size() - 1)) {
      const auto term = static_cast<std::uint32_t>(data_.slots[at]);
      if (slot_of(hash, term) == data_.slots[at] && data_.key(term) == key) return term;
    }
  }
  if (added_keys_.empty()) return none;
  const auto found = added_keys_.find(std::string(key));
  return found == added_keys_.end() ? none : found->second;
}

std::uint32_t Panel::frequency(std::uint32_t term) const {
  const std::uint32_t base = term < data_.terms() ? data_.frequency[term] : 0;
  if (frequency_change_.empty()) return base;
  const auto change = frequency_change_.find(term);
  return change == frequency_change_.end() ? base : static_cast<std::uint32_t>(static_cast<std::int64_t>(base) + change->second);
}

double Panel::idf(std::uint32_t term) const {
  const auto n = static_cast<double>(alive()), df = static_cast<double>(term == none ? 0 : frequency(term));
  return std::log(1.0 + (n - df + 0.5) / (df + 0.5));
}

std::size_t Panel::channel_of(std::uint32_t term) const {
  if (term >= data_.terms()) return static_cast<std::size_t>(added_spelling_[term - data_.terms()].front() - 'A');
  std::size_t c = channel_count - 1;
  while (data_.header.channels[c].first_term > term) --c;
  return c;
}

Panel::Text Panel::terms_of(std::uint32_t document) const {
  if (document >= data_.documents()) {
    const auto& added = added_[document - data_.documents()];
    return {added.terms, added.counts};
  }
  const auto begin = data_.text_begin[document], count = data_.text_begin[document + 1] - begin;
  return {data_.text_term.subspan(begin, count), data_.text_count.subspan(begin, count)};
}

void Panel::prefetch(std::uint32_t document) const noexcept {
  if (document >= data_.documents()) return;
  const auto begin = data_.text_begin[document], end = data_.text_begin[document + 1];
  const auto fetch = [](const auto* from, const auto* to) {
    for (const auto* line = reinterpret_cast<const char*>(from); line < reinterpret_cast<const char*>(to); line += 64) __builtin_prefetch(line);
  };
  fetch(data_.text_term.data() + begin, data_.text_term.data() + end);
  fetch(data_.text_count.data() + begin, data_.text_count.data() + end);
  __builtin_prefetch(data_.lengths.data() + document * channel_count);
}

Panel::Text Panel::terms_of(std::uint32_t document, std::size_t channel) const {
  const auto all = terms_of(document);
  if (document >= data_.documents()) return all;  // new terms are numbered as they came: callers look at channel_of()
  const auto first = data_.header.channels[channel].first_term;
  const auto last = channel + 1 < channel_count ? data_.header.channels[channel + 1].first_term : static_cast<std::uint32_t>(data_.terms());
  const auto begin = static_cast<std::size_t>(std::ranges::lower_bound(all.terms, first) - all.terms.begin());
  const auto end = static_cast<std::size_t>(std::ranges::lower_bound(all.terms, last) - all.terms.begin());
  return {all.terms.subspan(begin, end - begin), all.counts.subspan(begin, end - begin)};
}

Panel::Places Panel::places_of(std::uint32_t document) const {
  if (document >= data_.documents()) {
    const auto& added = added_[document - data_.documents()];
    return {added.place_counts, added.place_at, added.place_lengths, added.digest};
  }
  if (data_.digest.empty()) return {};
  const auto terms = data_.text_begin[document], term_count = data_.text_begin[document + 1] - terms;
  const auto places = data_.place_begin[document], place_count = data_.place_begin[document + 1] - places;
  return {data_.place_count.subspan(terms, term_count), data_.place_at.subspan(places, place_count), data_.place_length.subspan(places, place_count), data_.digest[document]};
}

TermCounts Panel::counts_of(std::uint32_t document) const {
  const auto [terms, counts] = terms_of(document);
  const auto places = places_of(document);
  struct Held { std::string_view key; std::size_t term, place; };
  std::vector<Held> held;
  for (std::size_t i = 0, place = 0; i < terms.size(); ++i) {
    held.push_back({terms[i] < data_.terms() ? data_.key(terms[i]) : std::string_view(added_spelling_[terms[i] - data_.terms()]), i, place});
    if (places.digest != 0) place += places.counts[i];
  }
  std::ranges::sort(held, {}, &Held::key);
  TermCounts out;
  out.digest = places.digest;
  for (const auto& [key, term, place] : held) {
    const auto c = channel_of(terms[term]);
    out.channels[c].emplace_back(key.substr(1), static_cast<float>(counts[term]));
    if (places.digest == 0 || c >= view_count) continue;
    out.place_counts[c].push_back(places.counts[term]);
    for (auto i = place; i < place + places.counts[term]; ++i) out.places[c].push_back({places.at[i], places.lengths[i]});
  }
  return out;
}

double Panel::norm(std::size_t channel, std::uint32_t document) const {
  const float length = document < data_.documents() ? data_.length(channel, document) : added_[document - data_.documents()].lengths[channel];
  return norm_of<double>(channel, length, mean_length_[channel]);
}

double Panel::best_impact(std::uint32_t term) const {
  // What is added later may lie above what the snapshot knows, and so may what is there when mean lengths have moved.
  return term >= data_.terms() || !added_.empty() || !removed_.empty() ? most_impact : static_cast<double>(data_.best[term]);
}

// -- all documents ------------------------------------------------------------------------------------------------------------

const Panel::Rows& Panel::rows() const {
  std::call_once(rows_->once, [&] {
    const auto documents = static_cast<std::uint32_t>(data_.documents());
    for (std::size_t c = 0; c < channel_count; ++c) {
      if (data_.header.channels[c].documents == 0) continue;
      auto& norms = rows_->norms[c];
      for (std::uint32_t d = 0; d < documents; ++d) norms.push_back(norm_of<double>(c, data_.length(c, d), mean_length_[c]));
      for (const auto level : data_.header.channels[c].levels) {
        auto& impacts = rows_->impacts[c].emplace_back();
        for (const auto norm : norms) impacts.push_back(impact_of<double>(level, norm));
      }
    }
  });
  return *rows_;
}

void Panel::score(std::span<const Query::Entry> entries, std::span<double> scores) const {
  const auto& rows = this->rows();
  for (const auto& entry : entries) {
    if (entry.term >= data_.terms()) continue;
    const double weight = entry.weight;
    const auto c = channel_of(entry.term);
    const auto& norms = rows.norms[c];
    for (auto i = data_.posting_begin[entry.term]; i < data_.posting_begin[entry.term + 1]; ++i) {
      const auto d = data_.posting_document[i];
      scores[d] += weight * impact_of<double>(data_.posting_count[i], norms[d]);
    }
    for (auto p = data_.plane_begin[entry.term]; p < data_.plane_begin[entry.term + 1]; ++p) {
      const auto* impacts = rows.impacts[c][data_.plane_level[p]].data();
      each_bit(data_.plane(p), [&](std::uint32_t d) { scores[d] += weight * impacts[d]; });
    }
  }
  for (const auto d : removed_) scores[d] = 0;
  if (added_.empty()) return;
  const Exact exact(*this, entries);
  for (auto d = static_cast<std::uint32_t>(data_.documents()); d < size(); ++d) scores[d] += exact(d);
}

// -- single documents ---------------------------------------------------------------------------------------------------------

void Panel::Exact::reset(const Panel& panel, std::span<const Query::Entry> entries) {
  panel_ = &panel;
  slots_.assign(std::bit_ceil(2 * entries.size() + 2), Slot{none, 0, 0});
  seen_.fill(0);
  for (const auto& [term, weight] : entries) {
    auto at = term * 0x9e3779b1U & (slots_.size() - 1);
    while (slots_[at].term != none && slots_[at].term != term) at = (at + 1) & (slots_.size() - 1);
    slots_[at].term = term;
    slots_[at].channel = static_cast<std::uint32_t>(panel.channel_of(term));
    slots_[at].weight += weight;
    seen_[term / 64 % seen_.size()] |= std::uint64_t{1} << term % 64;
  }
}

const Panel::Exact::Slot* Panel::Exact::find(std::uint32_t term) const {
  if ((seen_[term / 64 % seen_.size()] >> term % 64 & 1) == 0) return nullptr;
  for (auto at = term * 0x9e3779b1U & (slots_.size() - 1); slots_[at].term != none; at = (at + 1) & (slots_.size() - 1))
    if (slots_[at].term == term) return &slots_[at];
  return nullptr;
}

double Panel::Exact::operator()(std::uint32_t document) const {
  if (panel_->removed(document)) return 0;
  double score = 0;
  std::size_t channel = channel_count;
  double norm = 0;
  panel_->each_term(document, [&](std::uint32_t term, std::uint16_t count) {
    const auto* slot = find(term);
    if (slot == nullptr) return;
    if (slot->channel != channel) {
      channel = slot->channel;
      norm = panel_->norm(channel, document);
    }
    score += slot->weight * impact_of<double>(count, norm);
  });
  return score;
}

// -- the k best ---------------------------------------------------------------------------------------------------------------

void Panel::start(const Query& query, double headroom, Sums& sums) const {
  double most = headroom;
  for (const auto& [term, weight] : query.entries) most += weight * most_impact;
  constexpr double room = 60000;  // below 65535 by more than the roundings of any query
  sums.unit = std::max(most, 1e-30) / room;
  sums.error = 0;
  sums.drift = drift_;
  sums.values.assign(data_.chunks() * chunk_documents, 0);
}

void Panel::add_to(Sums& sums, std::span<const Query::Entry> entries, Scratch& scratch) const {
  struct Group { std::size_t channel, level; };
  std::vector<Group> groups;
  for (auto& group : scratch.groups) group.planes.clear();
  auto* values = sums.values.data();
  for (const auto& [term, weight] : entries) {  // where lists begin; the rest of them the processor foresees
    if (term >= data_.terms()) continue;
    const auto begin = data_.posting_begin[term];
    __builtin_prefetch(data_.posting_document.data() + begin);
    __builtin_prefetch(data_.posting_impact.data() + begin);
  }
  for (const auto& [term, weight] : entries) {
    if (term >= data_.terms()) continue;
    const double scaled = weight * most_impact / sums.unit;
    if (const auto begin = data_.posting_begin[term], end = data_.posting_begin[term + 1]; begin < end) {
      // Weight with 4 bits behind the point, impact with 16.
      const auto factor = static_cast<std::uint64_t>(std::llround(scaled * 16));
      const auto* documents = data_.posting_document.data();
      const auto* impacts = data_.posting_impact.data();
      for (auto i = begin; i < end; ++i) values[documents[i]] += static_cast<std::uint16_t>((factor * impacts[i] + (1U << 19)) >> 20);
      sums.error += 0.5 + 0.5 / 16 + 0.5 * scaled / 65535 + scaled / 65535;
    }
    const auto planes = data_.plane_begin[term + 1] - data_.plane_begin[term];
    if (planes == 0) continue;
    const auto c = channel_of(term);
    const auto rounded = static_cast<std::uint16_t>(std::lround(scaled));
    sums.error += 0.5 + 0.5 * scaled / 255 + scaled / 65535;  // one plane of a term at most holds a document
    for (auto p = data_.plane_begin[term]; p < data_.plane_begin[term + 1]; ++p) {
      const std::size_t level = data_.plane_level[p];
      auto at = static_cast<std::size_t>(std::ranges::find_if(groups, [&](const Group& g) { return g.channel == c && g.level == level; }) - groups.begin());
      if (at == groups.size()) {
        groups.push_back({c, level});
        if (scratch.groups.size() < groups.size()) scratch.groups.emplace_back();
        scratch.groups[at].factors = data_.factor(c, level).data();
      }
      scratch.groups[at].planes.push_back({data_.plane(p).data(), rounded});
    }
  }
  sums.error += static_cast<double>(groups.size());  // each group's sum is rounded down once
  scratch.maxima.resize(data_.chunks());
  scratch.kernels->add_planes(std::span(scratch.groups).first(groups.size()), data_.chunks(), values, scratch.maxima.data());
  for (const auto d : removed_) {
    if (d >= data_.documents()) continue;
    values[d] = 0;
    const auto chunk = d / chunk_documents;
    scratch.kernels->maxima(values + chunk * chunk_documents, 1, scratch.maxima.data() + chunk);
  }
}

std::uint16_t Panel::strongest(const Sums& sums, std::size_t k, double margin, Scratch& scratch, std::vector<std::uint32_t>& out) const {
  out.clear();
  const auto chunks = data_.chunks();
  if (k == 0 || k > data_.documents()) return 0;
  // A sum that k documents reach: the k-th largest of the chunks' maxima, or where k is larger than that serves, of all sums.
  std::uint16_t reached = 0;
  if (4 * k <= chunks) {
    auto& values = scratch.values;
    values = scratch.maxima;
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(k - 1), std::greater<>());
    reached = values[k - 1];
  } else {
    std::array<std::uint32_t, 1024> histogram{};
    for (const auto value : sums.values) ++histogram[value >> 6];
    std::size_t bin = histogram.size(), seen = 0;
    while (bin > 1 && seen < k) seen += histogram[--bin];
    reached = seen < k ? std::uint16_t{0} : static_cast<std::uint16_t>(bin << 6);
  }
  if (reached == 0) return 0;
  at_least(sums, reached, scratch, out);
  auto& values = scratch.values;
  values.clear();
  for (const auto d : out) values.push_back(sums.values[d]);
  if (values.size() < k) return out.clear(), std::uint16_t{0};
  std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(k - 1), std::greater<>());
  const auto kth = values[k - 1];
  const double least = kth - margin;
  if (least < 1) return out.clear(), std::uint16_t{0};
  if (least < reached) at_least(sums, least, scratch, out);
  else std::erase_if(out, [&](std::uint32_t d) { return sums.values[d] < static_cast<std::uint16_t>(least); });
  return kth;
}

void Panel::at_least(const Sums& sums, double bound, Scratch& scratch, std::vector<std::uint32_t>& out) const {
  out.clear();
  const auto least = static_cast<std::uint16_t>(bound);
  std::uint16_t offsets[chunk_documents];
  for (std::size_t chunk = 0; chunk < scratch.maxima.size(); ++chunk) {
    if (scratch.maxima[chunk] < least) continue;
    const auto found = scratch.kernels->at_least(sums.values.data() + chunk * chunk_documents, least, offsets);
    for (std::size_t i = 0; i < found; ++i) out.push_back(static_cast<std::uint32_t>(chunk * chunk_documents + offsets[i]));
  }
}

std::vector<Scored> Panel::best(const Query& query, std::size_t k, Scratch& scratch) const {
  std::vector<Scored> out;
  if (query.entries.empty() || k == 0) return out;
  auto& sums = scratch.sums;
  start(query, 0, sums);
  // The frequent words that can add least are left out at first: most often the few documents that may gain enough by them are sooner
  // scored than the planes of all are added.
  constexpr double least_share = 0.02;
  constexpr std::size_t most_candidates = 200;
  auto& entries = scratch.entries;
  entries = query.entries;
  const auto planes_of = [&](const Query::Entry& e) { return e.term < data_.terms() ? data_.plane_begin[e.term + 1] - data_.plane_begin[e.term] : 0; };
  const auto most_of = [&](const Query::Entry& e) { return e.weight * best_impact(e.term); };
  std::ranges::stable_sort(entries, {}, [&](const Query::Entry& e) {
    const auto planes = planes_of(e);
    return planes < 2 ? query.bound : most_of(e) / planes;
  });
  double left_out = 0;
  std::size_t kept = 0;
  for (; kept < entries.size() && planes_of(entries[kept]) > 1 && left_out + most_of(entries[kept]) <= least_share * query.bound; ++kept) left_out += most_of(entries[kept]);
  const auto later = std::span(entries).first(kept);
  add_to(sums, std::span(entries).subspan(kept), scratch);
  if (!later.empty()) {
    strongest(sums, k, 2 * sums.slack(65535) + left_out / sums.unit * (1 + sums.drift), scratch, scratch.documents);
    if (scratch.documents.empty() || scratch.documents.size() > k + most_candidates) {
      add_to(sums, later, scratch);
      left_out = 0;
    }
  }
  if (later.empty() || left_out == 0) strongest(sums, k, 2 * sums.slack(65535), scratch, scratch.documents);
  auto& documents = scratch.documents;
  const auto first = std::span(documents).first(documents.empty() ? 0 : k);
  if (!documents.empty()) {  // the largest sums first: what they score leaves out most of the others
    for (const auto d : documents) __builtin_prefetch(&data_.text_begin[d]);
    std::ranges::nth_element(documents, documents.begin() + static_cast<std::ptrdiff_t>(k - 1), std::greater<>(), [&](std::uint32_t d) { return sums.values[d]; });
    for (const auto d : first) prefetch(d);
  }
  scratch.exact.reset(*this, query.entries);
  const auto take = [&](std::uint32_t d) {
    if (const double score = scratch.exact(d); score > 0) out.push_back({d, score});
  };
  if (documents.empty()) {  // few documents score at all: look at each
    scratch.scores.assign(size(), 0.0);
    score(query.entries, scratch.scores);
    for (std::uint32_t d = 0; d < data_.documents(); ++d)
      if (scratch.scores[d] > 0) take(d);
  } else {
    for (const auto d : first) take(d);
    const double kth = out.size() < k ? 0 : std::ranges::min(out, {}, &Scored::score).score;
    const double least = (kth - left_out) / sums.unit / (1 + sums.drift) - sums.error - 1;
    for (const auto d : std::span(documents).subspan(k))
      if (sums.values[d] >= least) take(d);
  }
  for (auto d = static_cast<std::uint32_t>(data_.documents()); d < size(); ++d) take(d);
  keep_best(out, k);
  return out;
}

// -- changes ------------------------------------------------------------------------------------------------------------------

bool Panel::removed(std::uint32_t document) const { return !removed_.empty() && std::ranges::binary_search(removed_, document); }

void Panel::count(std::uint32_t document, int by) {
  rows_ = std::make_unique<Rows>();
  std::array<bool, channel_count> has{};
  each_term(document, [&](std::uint32_t term, std::uint16_t count) {
    const auto c = channel_of(term);
    frequency_change_[term] += by;
    channels_[c].total += by * static_cast<double>(count);
    has[c] = true;
  });
  drift_ = 0;
  for (std::size_t c = 0; c < channel_count; ++c) {
    auto& channel = channels_[c];
    if (has[c]) channel.documents = static_cast<std::uint64_t>(static_cast<std::int64_t>(channel.documents) + by);
    mean_length_[c] = channel.documents == 0 ? 0 : channel.total / static_cast<double>(channel.documents);
    const auto& base = data_.header.channels[c];
    if (base.documents == 0 || mean_length_[c] <= 0) continue;
    const double ratio = mean_length_[c] / (base.total / static_cast<double>(base.documents));
    drift_ = std::max(drift_, std::max(ratio, 1 / ratio) - 1);
  }
}

void Panel::add(const TermCounts& document) {
  struct Held { std::uint32_t term; std::uint16_t count; std::span<const TermCounts::Place> places; };
  std::vector<Held> held;
  Added added;
  added.digest = document.digest;
  for (std::size_t c = 0; c < channel_count; ++c) {
    const bool placed = c < view_count && !document.place_counts[c].empty();
    for (std::size_t i = 0, place = 0; i < document.channels[c].size(); ++i) {
      const auto& [term, count] = document.channels[c][i];
      const auto key = key_of(c, term);
      auto number = lookup(key);
      if (number == none) {
        number = static_cast<std::uint32_t>(this->terms());
        added_keys_.emplace(key, number);
        added_spelling_.push_back(key);
        if (c == channel(Part::all, View::concepts)) add_name(key, number, added_names_);
      }
      const auto whole = static_cast<std::uint16_t>(std::min(65535L, std::lround(count)));
      const std::size_t places = placed ? document.place_counts[c][i] : 0;
      held.push_back({number, whole, places == 0 ? std::span<const TermCounts::Place>() : std::span(document.places[c]).subspan(place, places)});
      place += places;
      added.lengths[c] += static_cast<float>(whole);
    }
  }
  std::ranges::sort(held, {}, &Held::term);
  for (const auto& [term, count, places] : held) {
    added.terms.push_back(term);
    added.counts.push_back(count);
    added.place_counts.push_back(static_cast<std::uint8_t>(places.size()));
    for (const auto& [begin, length] : places) {
      added.place_at.push_back(begin);
      added.place_lengths.push_back(length);
    }
  }
  added_.push_back(std::move(added));
  count(static_cast<std::uint32_t>(size() - 1), 1);
}

void Panel::remove(std::uint32_t document) {
  if (removed(document)) return;
  count(document, -1);
  removed_.insert(std::ranges::lower_bound(removed_, document), document);
}

}  // namespace caunoi
