// From texts to the arrays of a panel. Terms are numbered as they come, then anew in the order of channel and spelling, so that the
// arrays depend on the texts alone; one walk over the texts counts, a second one fills postings and planes.
// Tested by index/panel_test.
#include <algorithm>
#include <cmath>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/head.hpp"
#include "index/panel_data.hpp"

namespace caunoi {

std::string key_of(std::size_t channel, std::string_view term) {
  std::string key;
  key.reserve(term.size() + 1);
  key += static_cast<char>('A' + channel);
  key += term;
  return key;
}

std::uint64_t key_hash(std::string_view key) noexcept { return XXH3_64bits(key.data(), key.size()); }

namespace {

// From this share of the documents on a plane is sooner added than the postings it stands for; between 1/64 and 1/256 nothing changes
// (bench/NOTES.md). In small collections nothing is gained.
constexpr std::size_t least_share = 128, least_documents = 2048;
constexpr std::size_t most_levels = 8;
constexpr std::size_t most_count = 65535;  // of a term in a text: its impact has long been at its limit

// Of a table that is a power of two and half empty.
template <class Slots>
void put(Slots& slots, std::uint64_t hash, std::uint32_t term) {
  auto at = hash & (slots.size() - 1);
  while (slots[at] != free_slot) at = (at + 1) & (slots.size() - 1);
  slots[at] = slot_of(hash, term);
}

}  // namespace

struct PanelBuilder::Arrays {
  Aligned<std::uint64_t> key_begin;
  Aligned<char> keys;
  Aligned<std::uint64_t> slots;
  Aligned<std::uint32_t> frequency;
  Aligned<float> best;
  Aligned<std::uint64_t> posting_begin;
  Aligned<std::uint32_t> posting_document;
  Aligned<std::uint16_t> posting_impact, posting_count;
  Aligned<std::uint32_t> plane_begin;
  Aligned<std::uint8_t> plane_level;
  Aligned<std::uint32_t> plane_count;
  Aligned<std::uint32_t> planes;
  Aligned<std::uint64_t> text_begin;
  Aligned<std::uint32_t> text_term;
  Aligned<std::uint16_t> text_count;
  Aligned<std::uint64_t> digest, place_begin;
  Aligned<std::uint8_t> place_count, place_length;
  Aligned<std::uint32_t> place_at;
  Aligned<float> lengths;
  Aligned<std::uint8_t> factors;
};

PanelBuilder::PanelBuilder() : arrays_(std::make_shared<Arrays>()), slots_(1024, free_slot) {}

std::uint32_t PanelBuilder::number_of(std::string_view key) {
  const auto known = [&](std::uint32_t term) { return std::string_view(keys_.data() + key_begin_[term], key_begin_[term + 1] - key_begin_[term]); };
  const auto hash = key_hash(key);
  auto at = hash & (slots_.size() - 1);
  for (; slots_[at] != free_slot; at = (at + 1) & (slots_.size() - 1)) {
    const auto term = static_cast<std::uint32_t>(slots_[at]);
    if (slots_[at] == slot_of(hash, term) && known(term) == key) return term;
  }
  const auto term = static_cast<std::uint32_t>(key_begin_.size() - 1);
  keys_.insert(keys_.end(), key.begin(), key.end());
  key_begin_.push_back(keys_.size());
  slots_[at] = slot_of(hash, term);
  if (2 * key_begin_.size() > slots_.size()) {
    slots_.assign(slots_.size() * 2, free_slot);
    for (std::uint32_t t = 0; t <= term; ++t) put(slots_, key_hash(known(t)), t);
  }
  return term;
}

void PanelBuilder::add(const TermCounts& text) {
  auto& a = *arrays_;
  if (text.digest != 0 || !a.digest.empty()) {  // records
    a.digest.resize(size(), 0);
    a.place_begin.resize(size() + 1, a.place_at.size());
    a.place_count.resize(a.text_term.size(), 0);
    for (std::size_t view = 0; view < view_count; ++view) {
      a.place_count.insert(a.place_count.end(), text.place_counts[view].begin(), text.place_counts[view].end());
      a.place_count.resize(a.place_count.size() + text.channels[view].size() - text.place_counts[view].size(), 0);
      for (const auto& [begin, length] : text.places[view]) {
        a.place_at.push_back(begin);
        a.place_length.push_back(length);
      }
    }
    a.digest.push_back(text.digest);
    a.place_begin.push_back(a.place_at.size());
  }
  std::string key;
  for (std::size_t c = 0; c < channel_count; ++c) {
    for (const auto& [term, count] : text.channels[c]) {
      key.assign(1, static_cast<char>('A' + c));
      key += term;
      a.text_term.push_back(number_of(key));
      a.text_count.push_back(static_cast<std::uint16_t>(std::min<double>(most_count, std::lround(count))));
    }
  }
  text_begin_.push_back(a.text_term.size());
  if (!a.digest.empty()) a.place_count.resize(a.text_term.size(), 0);
}

PanelData PanelBuilder::finish() && {
  auto& a = *arrays_;
  PanelData out;
  const auto documents = size(), terms = key_begin_.size() - 1;
  out.header.documents = documents;

  // Terms by channel and spelling.
  const auto known = [&](std::uint32_t term) { return std::string_view(keys_.data() + key_begin_[term], key_begin_[term + 1] - key_begin_[term]); };
  struct Place {
    std::uint64_t head, behind;  // 16 bytes part most compounds
    std::uint32_t term;
  };
  std::vector<Place> order(terms);
  std::vector<std::uint32_t> number(terms);
  for (std::uint32_t t = 0; t < terms; ++t) {
    const auto key = known(t);
    order[t] = {head_of(key), key.size() > 8 ? head_of(key.substr(8)) : 0, t};
  }
  std::ranges::sort(order, [&](const Place& x, const Place& y) {
    return x.head != y.head ? x.head < y.head : x.behind != y.behind ? x.behind < y.behind : known(x.term) < known(y.term);
  });
  a.key_begin.push_back(0);
  a.keys.reserve(keys_.size());
  for (std::uint32_t t = 0; t < terms; ++t) {
    number[order[t].term] = t;
    const auto key = known(order[t].term);
    a.keys.insert(a.keys.end(), key.begin(), key.end());
    a.key_begin.push_back(a.keys.size());
  }
  a.slots.assign(slots_.size(), free_slot);
  std::vector<std::uint8_t> channel_of(terms);
  for (std::uint32_t t = 0; t < terms; ++t) {
    const std::string_view key(a.keys.data() + a.key_begin[t], a.key_begin[t + 1] - a.key_begin[t]);
    channel_of[t] = static_cast<std::uint8_t>(key.front() - 'A');
    put(a.slots, key_hash(key), t);
  }
  for (std::size_t c = 0; c < channel_count; ++c)
    out.header.channels[c].first_term = static_cast<std::uint32_t>(std::ranges::lower_bound(channel_of, c) - channel_of.begin());
  std::vector<std::uint64_t>().swap(slots_);
  std::vector<Place>().swap(order);
  std::vector<char>().swap(keys_);
  std::vector<std::uint64_t>().swap(key_begin_);

  // Texts in the new numbers; frequencies and lengths.
  a.text_begin = std::move(text_begin_);
  a.frequency.assign(terms, 0);
  a.lengths.assign(documents * channel_count, 0);
  for (std::size_t d = 0; d < documents; ++d) {
    std::array<bool, channel_count> has{};
    for (auto i = a.text_begin[d]; i < a.text_begin[d + 1]; ++i) {  // which came in the order of the new numbers
      const auto term = a.text_term[i] = number[a.text_term[i]];
      const auto count = a.text_count[i];
      ++a.frequency[term];
      const auto c = channel_of[term];
      a.lengths[d * channel_count + c] += static_cast<float>(count);
      out.header.channels[c].total += count;
      out.header.channels[c].documents += has[c] ? 0 : 1;
      has[c] = true;
    }
  }
  std::array<double, channel_count> mean{};
  for (std::size_t c = 0; c < channel_count; ++c)
    if (const auto& channel = out.header.channels[c]; channel.documents > 0) mean[c] = channel.total / static_cast<double>(channel.documents);
  const auto norm = [&](std::size_t d, std::size_t c) { return norm_of<double>(c, a.lengths[d * channel_count + c], mean[c]); };

  // Levels of each channel: the counts that stand most often for terms frequent enough to have planes. Which of them a term uses is
  // decided by how many documents hold it at that count.
  const auto least = documents >= least_documents ? documents / least_share : documents + 1;
  std::vector<std::uint32_t> frequent(terms, ~std::uint32_t{0});
  std::vector<std::vector<std::uint32_t>> counted;  // of a frequent term: documents by count up to 512
  constexpr std::size_t counts_seen = 512;
  for (std::uint32_t t = 0; t < terms; ++t)
    if (a.frequency[t] >= least) {
      frequent[t] = static_cast<std::uint32_t>(counted.size());
      counted.emplace_back(counts_seen, 0U);
    }
  for (std::size_t i = 0; i < a.text_term.size(); ++i)
    if (const auto f = frequent[a.text_term[i]]; f != ~std::uint32_t{0} && a.text_count[i] < counts_seen) ++counted[f][a.text_count[i]];
  for (std::size_t c = 0; c < channel_count; ++c) {
    std::vector<std::pair<std::uint64_t, std::uint16_t>> planes_at(counts_seen);
    for (std::uint32_t t = 0; t < terms; ++t)
      if (channel_of[t] == c && frequent[t] != ~std::uint32_t{0})
        for (std::size_t n = 1; n < counts_seen; ++n)
          if (counted[frequent[t]][n] >= least) planes_at[n].first += counted[frequent[t]][n];
    for (std::size_t n = 0; n < counts_seen; ++n) planes_at[n].second = static_cast<std::uint16_t>(n);
    std::ranges::stable_sort(planes_at, std::greater<>(), &std::pair<std::uint64_t, std::uint16_t>::first);
    for (std::size_t l = 0; l < most_levels && planes_at[l].first > 0; ++l) out.header.channels[c].levels.push_back(planes_at[l].second);
  }
  std::vector<std::array<std::uint32_t, most_levels>> plane_of(counted.size());  // by frequent term and level
  a.plane_begin.assign(1, 0);
  a.posting_begin.assign(1, 0);
  std::uint32_t planes = 0;
  for (std::uint32_t t = 0; t < terms; ++t) {
    std::uint64_t alone = a.frequency[t];
    if (frequent[t] != ~std::uint32_t{0}) {
      const auto& levels = out.header.channels[channel_of[t]].levels;
      plane_of[frequent[t]].fill(~std::uint32_t{0});
      for (std::size_t l = 0; l < levels.size(); ++l) {
        const auto held = counted[frequent[t]][levels[l]];
        if (held < least) continue;
        alone -= held;
        plane_of[frequent[t]][l] = planes++;
        a.plane_level.push_back(static_cast<std::uint8_t>(l));
        a.plane_count.push_back(held);
      }
    }
    a.plane_begin.push_back(planes);
    a.posting_begin.push_back(a.posting_begin.back() + alone);
  }

  // Postings, planes, factors.
  out.plane_begin = a.plane_begin;  // chunks() needs the header only
  const auto chunks = out.chunks(), plane_words = chunks * (chunk_documents / 32);
  a.planes.assign(planes * plane_words, 0);
  a.posting_document.resize(a.posting_begin.back());
  a.posting_impact.resize(a.posting_begin.back());
  a.posting_count.resize(a.posting_begin.back());
  a.best.assign(terms, 0);
  auto next = a.posting_begin;
  for (std::uint32_t d = 0; d < documents; ++d) {
    for (auto i = a.text_begin[d]; i < a.text_begin[d + 1]; ++i) {
      const auto term = a.text_term[i];
      const auto c = channel_of[term];
      const double impact = impact_of<double>(a.text_count[i], norm(d, c));
      a.best[term] = std::max(a.best[term], std::nextafter(static_cast<float>(impact), 2.0F));
      if (frequent[term] != ~std::uint32_t{0}) {
        const auto& levels = out.header.channels[c].levels;
        const auto level = static_cast<std::size_t>(std::ranges::find(levels, a.text_count[i]) - levels.begin());
        if (level < levels.size() && plane_of[frequent[term]][level] != ~std::uint32_t{0}) {
          a.planes[plane_of[frequent[term]][level] * plane_words + d / 32] |= 1U << (d % 32);
          continue;
        }
      }
      const auto at = next[term]++;
      a.posting_document[at] = d;
      a.posting_count[at] = a.text_count[i];
      a.posting_impact[at] = static_cast<std::uint16_t>(std::lround(impact / most_impact * 65535));
    }
  }
  std::uint32_t factor_rows = 0;
  for (std::size_t c = 0; c < channel_count; ++c) {
    auto& channel = out.header.channels[c];
    for (const auto level : channel.levels) {
      channel.factor_row.push_back(factor_rows++);
      for (std::size_t d = 0; d < chunks * chunk_documents; ++d)
        a.factors.push_back(d >= documents ? std::uint8_t{0}
                                           : static_cast<std::uint8_t>(std::lround(impact_of<double>(level, norm(d, c)) / most_impact * 255)));
    }
  }

  out.key_begin = a.key_begin;
  out.keys = a.keys;
  out.slots = a.slots;
  out.frequency = a.frequency;
  out.best = a.best;
  out.posting_begin = a.posting_begin;
  out.posting_document = a.posting_document;
  out.posting_impact = a.posting_impact;
  out.posting_count = a.posting_count;
  out.plane_level = a.plane_level;
  out.plane_count = a.plane_count;
  out.planes = a.planes;
  out.text_begin = a.text_begin;
  out.text_term = a.text_term;
  out.text_count = a.text_count;
  out.digest = a.digest;
  out.place_begin = a.place_begin;
  out.place_count = a.place_count;
  out.place_at = a.place_at;
  out.place_length = a.place_length;
  out.lengths = a.lengths;
  out.factors = a.factors;
  out.owner = std::exchange(arrays_, nullptr);
  return out;
}

}  // namespace caunoi
