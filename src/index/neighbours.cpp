// tf-idf vectors and the neighbour graph; see neighbours.hpp. Near texts tend to be relevant to the same query (the cluster
// hypothesis), so a document whose neighbours score well gains a little.
//
// The nearest are found as the panel finds its best: whole-number sums of all documents with a bound, by the panel's own postings and
// planes, then the few that remain in full.
// Tested by index/neighbours_test.
#include "index/neighbours.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>

#include "base/parallel.hpp"

namespace caunoi {

namespace {

constexpr std::size_t least_share_of_documents = 20;
constexpr std::size_t strongest_terms = 50;  // the weak tail of a long document costs most postings and moves no neighbour
constexpr std::uint16_t most_counted = 31;  // of a word in a text
constexpr auto words = channel(Part::all, View::words);

void strongest_first(Vectors::Vector& vector) {
  std::ranges::sort(vector, [](const auto& x, const auto& y) { return x.second != y.second ? x.second > y.second : x.first < y.first; });
}

bool same_words(const Panel& panel, std::uint32_t x, std::uint32_t y) {
  std::vector<std::pair<std::uint32_t, std::uint16_t>> of[2];
  for (const auto& [d, at] : {std::pair{x, 0}, {y, 1}}) {
    const auto text = panel.terms_of(d, words);
    for (std::size_t i = 0; i < text.terms.size(); ++i)
      if (panel.channel_of(text.terms[i]) == words) of[at].emplace_back(text.terms[i], text.counts[i]);
  }
  return of[0] == of[1];
}

// Finds the nearest of one document after the other.
class Search {
 public:
  Search(const Vectors& vectors, std::size_t first, std::size_t last) : vectors_(&vectors), panel_(&vectors.panel()), first_(first), last_(last) {
    const auto& data = panel_->data();
    float largest_scale = 1e-30F;
    for (std::uint32_t d = 0; d < data.documents(); ++d) largest_scale = std::max(largest_scale, vectors.scale(d));
    factors_.assign(data.chunks() * chunk_documents, 0);
    for (auto d = first; d < std::min<std::size_t>(last, data.documents()); ++d)
      factors_[d] = static_cast<std::uint16_t>(std::lround(vectors.scale(static_cast<std::uint32_t>(d)) / largest_scale * 65535));
    const auto first_term = data.header.channels[words].first_term;
    largest_count_.assign(data.header.channels[words + 1].first_term - first_term, 1);
    const auto largest = [&](std::uint32_t term, std::uint16_t count) { largest_count_[term - first_term] = std::max(largest_count_[term - first_term], std::min(count, most_counted)); };
    for (auto term = first_term; term < data.header.channels[words + 1].first_term; ++term) {
      for (auto i = data.posting_begin[term]; i < data.posting_begin[term + 1]; ++i) largest(term, data.posting_count[i]);
      for (auto p = data.plane_begin[term]; p < data.plane_begin[term + 1]; ++p) largest(term, data.header.channels[words].levels[data.plane_level[p]]);
    }
  }

  std::vector<Neighbours::Near> operator()(std::uint32_t d, std::size_t count) {
    std::vector<Neighbours::Near> out;
    auto own = vectors_->document(d);
    own.resize(std::min(own.size(), strongest_terms));
    if (own.empty()) return out;
    entries_.clear();
    for (const auto& [term, weight] : own) entries_.push_back({term, static_cast<double>(weight) * static_cast<double>(vectors_->idf(term))});
    exact_.reset(*panel_, entries_);
    add_up();
    for (std::size_t wanted = count + 1;; wanted *= 4) {
      const bool all = wanted >= panel_->data().documents();
      found_.clear();
      if (!all) panel_->strongest(sums_, wanted, 2 * sums_.error, scratch_, found_);
      const bool whole = found_.empty();  // too few to be sure: look at every one
      if (whole)
        for (auto other = first_; other < last_; ++other) found_.push_back(static_cast<std::uint32_t>(other));
      else
        for (auto other = panel_->data().documents(); other < last_; ++other) found_.push_back(static_cast<std::uint32_t>(other));
      out.clear();
      compared_ += found_.size();
      for (const auto other : found_)
        if (const float cosine = cosine_with(other); other != d && cosine > 0 && !panel_->removed(other)) out.push_back({other, cosine});
      std::ranges::sort(out, [](const auto& x, const auto& y) { return x.cosine != y.cosine ? x.cosine > y.cosine : x.document < y.document; });
      // The same text again: only where the cosine says that it may be.
      std::size_t kept = 0;
      for (std::size_t i = 0; i < out.size() && kept < count; ++i)
        if (!(vectors_->scale(out[i].document) == vectors_->scale(d) && same_words(*panel_, d, out[i].document))) out[kept++] = out[i];
      out.resize(std::min(out.size(), kept));
      if (kept == count || whole) return out;
    }
  }

  /// Pairs, so far.
  [[nodiscard]] std::uint64_t compared() const noexcept { return compared_; }

 private:
  [[nodiscard]] float cosine_with(std::uint32_t other) const {
    double sum = 0;
    const auto text = panel_->terms_of(other, words);
    for (std::size_t i = 0; i < text.terms.size(); ++i)
      if (const auto* slot = exact_.find(text.terms[i]); slot != nullptr) sum += slot->weight * static_cast<double>(dampened(text.counts[i]));
    return static_cast<float>(sum * static_cast<double>(vectors_->scale(other)));
  }

  // Sums of all documents of the panel's snapshot: weight x (1 + ln tf), then scaled by the document.
  void add_up() {
    const auto& data = panel_->data();
    constexpr double room = 60000;
    double most = 0;
    for (const auto& e : entries_)
      if (e.term < data.terms()) most += e.weight * static_cast<double>(dampened(largest_count_[e.term - data.header.channels[words].first_term]));
    const double unit = std::max(most, 1e-30) / room;
    sums_.values.assign(data.chunks() * chunk_documents, 0);
    group_.planes.clear();
    double error = 3;  // of the scale of a document: its own rounding, that 65535 stands for 1, and what falls off
    for (const auto& e : entries_) {
      if (e.term >= data.terms()) continue;
      const double scaled = e.weight / unit;
      std::array<std::uint16_t, most_counted + 1> addend{};
      for (std::uint16_t n = 1; n < addend.size(); ++n) addend[n] = static_cast<std::uint16_t>(std::lround(scaled * static_cast<double>(dampened(n))));
      const auto addend_of = [&](std::uint16_t count) { return addend[std::min(count, most_counted)]; };
      for (auto i = data.posting_begin[e.term]; i < data.posting_begin[e.term + 1]; ++i) sums_.values[data.posting_document[i]] += addend_of(data.posting_count[i]);
      for (auto p = data.plane_begin[e.term]; p < data.plane_begin[e.term + 1]; ++p)
        group_.planes.push_back({data.plane(p).data(), addend_of(data.header.channels[words].levels[data.plane_level[p]])});
      error += 0.5;
    }
    scratch_.maxima.resize(data.chunks());
    scratch_.kernels->add_planes({&group_, 1}, data.chunks(), sums_.values.data(), scratch_.maxima.data());
    for (std::size_t d = 0; d < sums_.values.size(); ++d) sums_.values[d] = static_cast<std::uint16_t>((std::uint32_t{sums_.values[d]} * factors_[d]) >> 16);
    scratch_.kernels->maxima(sums_.values.data(), data.chunks(), scratch_.maxima.data());  // of the scaled sums
    sums_.error = error;
  }

  const Vectors* vectors_;
  const Panel* panel_;
  std::size_t first_, last_;
  std::uint64_t compared_ = 0;
  Aligned<std::uint16_t> factors_;
  std::vector<std::uint16_t> largest_count_;  // by term of the words, at most most_counted
  Panel::Sums sums_;
  PlaneGroup group_;
  Panel::Scratch scratch_;
  Panel::Exact exact_;
  std::vector<Panel::Query::Entry> entries_;
  std::vector<std::uint32_t> found_;
};

}  // namespace

float dampened(std::uint16_t count) {
  static const auto table = [] {
    std::array<float, most_counted + 1> out{};
    for (std::size_t n = 1; n < out.size(); ++n) out[n] = 1 + std::log(static_cast<float>(n));
    return out;
  }();
  return table[std::min(count, most_counted)];
}

void merge_terms(Vectors::Vector& vector) {
  std::ranges::stable_sort(vector, {}, &Vectors::Vector::value_type::first);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < vector.size(); ++i) {
    if (kept > 0 && vector[kept - 1].first == vector[i].first) vector[kept - 1].second += vector[i].second;
    else vector[kept++] = vector[i];
  }
  vector.resize(kept);
  strongest_first(vector);
}

Vectors::Vectors(const Panel& panel) : panel_(&panel), own_scales_(panel.data().documents()) {
  const auto& data = panel.data();
  std::vector<double> squares(own_scales_.size());
  if (data.terms() > 0)
    for (auto term = data.header.channels[words].first_term; term < data.header.channels[words + 1].first_term; ++term) {
      const double rarity = idf(term);
      panel.each_posting(term, [&](std::uint32_t d, std::uint16_t count) {
        const double weight = static_cast<double>(dampened(count)) * rarity;
        squares[d] += weight * weight;
      });
    }
  for (std::size_t d = 0; d < squares.size(); ++d) own_scales_[d] = squares[d] > 0 ? static_cast<float>(1 / std::sqrt(squares[d])) : 0.0F;
  scales_ = own_scales_;
  for (auto d = data.documents(); d < panel.size(); ++d) added_scales_.push_back(scale_of(static_cast<std::uint32_t>(d)));
}

float Vectors::idf(std::uint32_t term) const {
  return std::log(static_cast<float>(panel_->alive() + 1) / static_cast<float>(std::max(1U, panel_->frequency(term))));
}

float Vectors::scale_of(std::uint32_t d) const {
  double square = 0;
  const auto text = panel_->terms_of(d, words);
  for (std::size_t i = 0; i < text.terms.size(); ++i) {
    if (panel_->channel_of(text.terms[i]) != words) continue;
    const double weight = static_cast<double>(dampened(text.counts[i])) * static_cast<double>(idf(text.terms[i]));
    square += weight * weight;
  }
  return square > 0 ? static_cast<float>(1 / std::sqrt(square)) : 0.0F;
}

void Vectors::grow() { added_scales_.push_back(scale_of(static_cast<std::uint32_t>(panel_->size() - 1))); }

Vectors::Vector Vectors::document(std::uint32_t d) const {
  Vector out;
  const auto text = panel_->terms_of(d, words);
  for (std::size_t i = 0; i < text.terms.size(); ++i)
    if (panel_->channel_of(text.terms[i]) == words) out.emplace_back(text.terms[i], dampened(text.counts[i]) * idf(text.terms[i]) * scale(d));
  strongest_first(out);
  return out;
}

void Vectors::cosines(const Vector& vector, std::span<float> cosines) const {
  for (const auto& [term, weight] : vector) {
    const float by = weight * idf(term);
    panel_->each_posting(term, [&](std::uint32_t d, std::uint16_t count) { cosines[d] += by * dampened(count) * scales_[d]; });
  }
}

Neighbours::Neighbours(const Vectors& vectors, std::size_t first, std::size_t last, const Control& control)
    : first_(first), width_(std::min(most_neighbours, (last - first) / least_share_of_documents)) {
  if (width_ == 0) return;
  own_nearest_.assign((last - first) * width_, Near{0, 0});
  std::atomic<std::uint64_t> compared{0};
  const bool whole = parallel_for(
      last - first, control, "neighbours", [&] { return Search(vectors, first, last); },
      [&](Search& search, std::size_t at) {
        const auto before = search.compared();
        std::ranges::copy(search(static_cast<std::uint32_t>(first + at), width_), own_nearest_.begin() + static_cast<std::ptrdiff_t>(at * width_));
        compared += search.compared() - before;
      });
  compared_ = compared;
  if (!whole) own_nearest_.clear();
  nearest_ = own_nearest_;
  index_reverse();
}

void Neighbours::index_reverse() {
  own_reverse_begin_.assign(nearest_.size() / std::max<std::size_t>(1, width_) + 1, 0);
  for (const auto& near : nearest_)
    if (near.cosine > 0) ++own_reverse_begin_[near.document - first_ + 1];
  for (std::size_t d = 1; d < own_reverse_begin_.size(); ++d) own_reverse_begin_[d] += own_reverse_begin_[d - 1];
  own_reverse_.resize(own_reverse_begin_.back());
  auto next = own_reverse_begin_;
  for (std::size_t i = 0; i < nearest_.size(); ++i)
    if (nearest_[i].cosine > 0) own_reverse_[next[nearest_[i].document - first_]++] = static_cast<std::uint32_t>(i / width_);
  reverse_begin_ = own_reverse_begin_;
  reverse_ = own_reverse_;
}

double Neighbours::least_share() const noexcept { return nearest_.empty() ? 1 : std::sqrt(1 - share); }

void Neighbours::smooth(std::span<double> scores) const {
  if (nearest_.empty()) return;
  const std::vector<double> before(scores.begin(), scores.end());
  for (std::uint32_t d = 0; d < scores.size(); ++d)
    scores[d] = smoothed(static_cast<std::uint32_t>(d + first_), [&](std::uint32_t document) { return before[document - first_]; });
}

Vectors::Vector Neighbours::smoothed(const Vectors& vectors, std::uint32_t d, float a) const {
  Vectors::Vector out = vectors.document(d);
  if (nearest_.empty()) return out;
  for (auto& [term, weight] : out) weight *= 1 - a;
  const auto near = of(d);
  float sum = 0;
  for (const auto& n : near) sum += n.cosine;
  for (const auto& [document, cosine] : near) {
    if (cosine <= 0) continue;
    for (const auto& [term, weight] : vectors.document(document)) out.emplace_back(term, a * cosine / sum * weight);
  }
  merge_terms(out);
  return out;
}

void Neighbours::own() {
  if (own_nearest_.empty()) own_nearest_.assign(nearest_.begin(), nearest_.end());
}

void Neighbours::add(const Vectors& vectors) {
  if (nearest_.empty()) return;
  own();
  const auto& panel = vectors.panel();
  const auto d = static_cast<std::uint32_t>(vectors.size() - 1);
  const auto vector = vectors.document(d);
  std::vector<float> cosines(vectors.size(), 0.0F);
  vectors.cosines(vector, cosines);
  for (auto other = static_cast<std::uint32_t>(panel.data().documents()); other < d; ++other)  // added before, not among the postings
    for (const auto& [term, weight] : vectors.document(other))
      if (const auto found = std::ranges::find(vector, term, &Vectors::Vector::value_type::first); found != vector.end()) cosines[other] += weight * found->second;
  std::vector<Near> mine;
  for (std::uint32_t other = 0; other < d; ++other) {
    auto* theirs = &own_nearest_[other * width_];
    const float cosine = cosines[other];
    const bool enters = mine.size() < width_ || cosine > mine.back().cosine;
    if (cosine <= 0 || (!enters && cosine <= theirs[width_ - 1].cosine) || panel.removed(other) || same_words(panel, d, other)) continue;
    if (enters) {
      mine.insert(std::ranges::upper_bound(mine, cosine, std::greater<>(), &Near::cosine), Near{other, cosine});
      mine.resize(std::min(mine.size(), width_));
    }
    if (cosine <= theirs[width_ - 1].cosine) continue;
    auto at = width_ - 1;
    for (; at > 0 && theirs[at - 1].cosine < cosine; --at) theirs[at] = theirs[at - 1];
    theirs[at] = {d, cosine};
    added_reverse_[d].push_back(other);
  }
  for (const auto& near : mine) added_reverse_[near.document].push_back(d);
  mine.resize(width_, Near{0, 0});
  own_nearest_.insert(own_nearest_.end(), mine.begin(), mine.end());
  nearest_ = own_nearest_;
}

void Neighbours::remove(std::uint32_t d) {
  if (nearest_.empty()) return;
  own();
  each_reverse(d, [&](std::uint32_t other) {
    auto* theirs = &own_nearest_[other * width_];
    const auto kept = std::remove_if(theirs, theirs + width_, [&](const Near& near) { return near.document == d; });
    std::fill(kept, theirs + width_, Near{0, 0});
  });
  std::fill_n(own_nearest_.begin() + static_cast<std::ptrdiff_t>(d * width_), width_, Near{0, 0});
  nearest_ = own_nearest_;
}

}  // namespace caunoi
