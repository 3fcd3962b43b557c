// The panel: building it, and the 20 best documents of a need, beside Xapian and SQLite on the same terms.
//
// One thread unless a benchmark says otherwise. The needs of a batch are asked in order, so that a run of as many
// iterations as there are needs has asked each once; peers are asked an even sample of them. What the sample meets is
// told (counter "postings"), so that nobody compares short needs with long ones.
#include <fmt/format.h>

#include <functional>

#include "base/parallel.hpp"
#include "bench/kernel.hpp"
#include "bench/panel_driver.hpp"
#include "bench/peers.hpp"
#include "bench/speed.hpp"

namespace caunoi::bench {

namespace {

constexpr std::size_t k = 20;
constexpr std::uint64_t chunk = 10'000;  // documents made at once, so that a million need not be in memory twice

struct Scale {
  std::uint64_t documents = 0;
  bool mixed = false;
  bool operator==(const Scale&) const = default;
};

std::string name_of(const Scale& scale) { return size_name(scale.documents) + (scale.mixed ? "-mixed" : ""); }

// A system over a collection, with what building it took.
template <class System>
struct Built {
  System system;
  double seconds = 0, bytes = 0;
};

Kept<Scale, KernelTexts> kept_texts;
Kept<Scale, Built<PanelDriver>> kept_panel;
Kept<std::pair<std::string, std::uint64_t>, Built<std::unique_ptr<RankingPeer>>> kept_peer;

KernelTexts& texts_of(const Settings& settings, const Scale& scale) {
  return kept_texts.get(scale, [&] {
    auto out = std::make_unique<KernelTexts>(settings.seed, scale.mixed);
    out->count_postings(scale.documents);
    return out;
  });
}

// Hands the documents over in chunks; the seconds that `add` takes.
double feed(const KernelTexts& texts, std::uint64_t documents, const std::function<void(const TermCounts&)>& add) {
  double seconds = 0;
  std::vector<TermCounts> made;
  for (std::uint64_t begin = 0; begin < documents; begin += chunk) {
    made.clear();
    for (auto i = begin; i < std::min(begin + chunk, documents); ++i) made.push_back(texts.document(i));
    const double before = processor_seconds();
    for (const auto& document : made) add(document);
    seconds += processor_seconds() - before;
  }
  return seconds;
}

std::unique_ptr<Built<PanelDriver>> build_panel(const Settings& settings, const Scale& scale) {
  const auto& texts = texts_of(settings, scale);
  const double held = held_bytes();
  PanelDriver::Builder builder;
  double seconds = feed(texts, scale.documents, [&](const TermCounts& document) { builder.add(document); });
  const double before = processor_seconds();
  auto panel = std::move(builder).finish();
  seconds += processor_seconds() - before;
  return std::make_unique<Built<PanelDriver>>(std::move(panel), seconds, held_bytes() - held);
}

Built<PanelDriver>& panel_of(const Settings& settings, const Scale& scale) {
  return kept_panel.get(scale, [&] { return build_panel(settings, scale); });
}

using Factory = std::unique_ptr<RankingPeer> (*)(const std::filesystem::path&);
struct PeerKind {
  const char* name;
  Factory make;
  std::uint64_t largest;  // a peer that takes minutes at a million says at 100,000 what there is to say
};
constexpr PeerKind peers[] = {{"xapian", xapian_peer, 1'000'000}, {"sqlite", sqlite_peer, 100'000}};

Built<std::unique_ptr<RankingPeer>>& peer_of(const Settings& settings, const Scale& scale, const PeerKind& kind) {
  return kept_peer.get({kind.name, scale.documents}, [&] {
    const auto folder = settings.scratch / fmt::format("{}-{}", kind.name, scale.documents);
    auto out = std::make_unique<Built<std::unique_ptr<RankingPeer>>>();
    out->system = kind.make(folder);
    if (!out->system) return out;
    out->seconds = feed(texts_of(settings, scale), scale.documents,
                        [&](const TermCounts& document) { out->system->add(KernelTexts::words_of(document)); });
    const double before = processor_seconds();
    out->system->finish();
    out->seconds += processor_seconds() - before;
    out->bytes = folder_bytes(folder);
    return out;
  });
}

void report_build(benchmark::State& state, double seconds, double bytes, const Scale& scale) {
  for (auto _ : state) state.SetIterationTime(seconds);
  state.counters["documents"] = static_cast<double>(scale.documents);
  state.counters["bytes_document"] = bytes / static_cast<double>(scale.documents);
}

// A sample of the needs with what it meets.
struct Asked {
  std::vector<TermCounts> terms;
  double postings = 0, terms_each = 0;
};

// Of `needs`, a sample that is even over the postings they meet, in the order of their numbers; all when it is as
// large.
Asked asked_of(const KernelTexts& texts, std::uint64_t needs, std::uint64_t sample, Keep keep) {
  std::vector<std::pair<std::size_t, std::uint64_t>> by_postings;
  for (std::uint64_t n = 0; n < needs; ++n) by_postings.emplace_back(texts.postings(n, keep), n);
  const auto count = std::min(needs, sample);
  if (count < needs) {
    std::ranges::sort(by_postings);
    for (std::uint64_t i = 0; i < count; ++i) by_postings[i] = by_postings[(2 * i + 1) * needs / (2 * count)];
    by_postings.resize(count);
    std::ranges::sort(by_postings, {}, &std::pair<std::size_t, std::uint64_t>::second);
  }
  Asked out;
  for (const auto& [postings, number] : by_postings) {
    out.terms.push_back(texts.need(number, keep));
    out.postings += static_cast<double>(postings) / static_cast<double>(count);
    out.terms_each += static_cast<double>(KernelTexts::words_of(out.terms.back()).size()) / static_cast<double>(count);
  }
  return out;
}

void report_needs(benchmark::State& state, const Asked& asked) {
  state.counters["postings"] = asked.postings;
  state.counters["terms"] = asked.terms_each;
}

void query_panel(benchmark::State& state, const Settings& settings, const Scale& scale, Keep keep) {
  const auto& panel = panel_of(settings, scale).system;
  const auto& texts = texts_of(settings, scale);
  const auto asked = asked_of(texts, settings.needs, settings.needs, keep);
  PanelDriver::Scratch scratch;
  std::size_t i = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(panel.best(panel.prepare(asked.terms[i++ % asked.terms.size()]), k, scratch).data());
  report_needs(state, asked);

  double bytes = 0;
  for (const auto& need : asked.terms) bytes += panel.bytes_touched(panel.prepare(need));
  state.counters["bytes_touched"] = bytes / static_cast<double>(asked.terms.size());
}

// How many needs have the very 20 documents of exhaustive scoring, in its order: all, or it is a defect.
void compare_exhaustive(benchmark::State& state, const Settings& settings, const Scale& scale, Keep keep) {
  const auto& panel = panel_of(settings, scale).system;
  const auto needs = scale.documents > 100'000 ? std::min<std::uint64_t>(settings.needs, 500) : settings.needs;
  const auto asked = asked_of(texts_of(settings, scale), settings.needs, needs, keep);
  PanelDriver::Scratch scratch;
  std::size_t same = 0;
  for (auto _ : state)
    for (const auto& need : asked.terms) {
      const auto query = panel.prepare(need);
      same += std::ranges::equal(panel.best(query, k, scratch), panel.exhaustive(query, k), {}, &Scored::document,
                                 &Scored::document);
    }
  state.counters["needs"] = static_cast<double>(asked.terms.size());
  state.counters["same"] = static_cast<double>(same);
}

void query_peer(benchmark::State& state, const Settings& settings, const Scale& scale, Keep keep,
                const PeerKind& kind) {
  auto& peer = peer_of(settings, scale, kind).system;
  const auto asked = asked_of(texts_of(settings, scale), settings.needs, settings.peer_needs, keep);
  std::size_t i = 0;
  for (auto _ : state) {
    if (!peer) {
      state.SkipWithError("not there when this was built");
      break;
    }
    benchmark::DoNotOptimize(peer->best(KernelTexts::words_of(asked.terms[i++ % asked.terms.size()]), k).data());
  }
  report_needs(state, asked);
}

// The batch once by one thread and once by two; what counts is the time on the clock.
void query_threads(benchmark::State& state, const Settings& settings, const Scale& scale, unsigned threads) {
  const auto& panel = panel_of(settings, scale).system;
  const auto asked = asked_of(texts_of(settings, scale), settings.needs, settings.needs, Keep::all_words);
  std::vector<std::uint32_t> first(asked.terms.size());
  Control control;
  control.threads = threads;
  for (auto _ : state) {
    parallel_for(
        asked.terms.size(), control, "score", [] { return PanelDriver::Scratch(); },
        [&](PanelDriver::Scratch& scratch, std::size_t i) {
          const auto best = panel.best(panel.prepare(asked.terms[i]), k, scratch);
          if (!best.empty()) first[i] = best.front().document;
        });
    benchmark::DoNotOptimize(first.data());
  }
  state.counters["needs"] = static_cast<double>(asked.terms.size());
}

}  // namespace

void register_panel(const Settings& settings) {
  const auto add = [](const std::string& name, auto&& body) {
    return benchmark::RegisterBenchmark(name.c_str(), body)->Unit(benchmark::kMillisecond);
  };
  const auto all = static_cast<std::int64_t>(settings.needs);
  const auto sample = static_cast<std::int64_t>(std::min(settings.needs, settings.peer_needs));
  constexpr std::pair<Keep, const char*> kinds[] = {{Keep::all_words, "all-words"},
                                                    {Keep::content_words, "content-words"}};

  std::vector<Scale> scales;
  for (const auto documents : settings.sizes(settings.largest)) scales.push_back({documents, false});
  scales.push_back({std::min<std::uint64_t>(100'000, settings.largest), true});
  for (const auto& scale : scales) {
    const auto name = name_of(scale);
    add("panel/build/" + name + "/caunoi",
        [=, &settings](benchmark::State& state) {
          const auto& built = panel_of(settings, scale);
          report_build(state, built.seconds, built.bytes, scale);
        })
        ->UseManualTime()
        ->Iterations(1);
    for (const auto& [keep, words] : kinds)
      add(fmt::format("panel/{}/{}/caunoi", words, name),
          [=, &settings, keep = keep](benchmark::State& state) { query_panel(state, settings, scale, keep); })
          ->Iterations(all)
          ->Repetitions(settings.repetitions);
    for (const auto& [keep, words] : kinds)
      add(fmt::format("panel/exact/{}/{}", words, name),
          [=, &settings, keep = keep](benchmark::State& state) { compare_exhaustive(state, settings, scale, keep); })
          ->Iterations(1)
          ->Unit(benchmark::kSecond);
    if (scale.documents == std::min<std::uint64_t>(100'000, settings.largest) && !scale.mixed)
      for (const unsigned threads : {1U, 2U})
        add(fmt::format("panel/threads/{}/{}", name, threads),
            [=, &settings](benchmark::State& state) { query_threads(state, settings, scale, threads); })
            ->Iterations(1)
            ->Repetitions(settings.repetitions)
            ->UseRealTime()
            ->MeasureProcessCPUTime();
    if (scale.mixed) continue;
    for (const auto& kind : peers) {
      if (scale.documents > kind.largest) continue;
      add(fmt::format("panel/build/{}/{}", name, kind.name),
          [=, &settings](benchmark::State& state) {
            const auto& built = peer_of(settings, scale, kind);
            if (!built.system) return state.SkipWithError("not there when this was built");
            report_build(state, built.seconds, built.bytes, scale);
          })
          ->UseManualTime()
          ->Iterations(1);
      for (const auto& [keep, words] : kinds)
        add(fmt::format("panel/{}/{}/{}", words, name, kind.name),
            [=, &settings, keep = keep](benchmark::State& state) { query_peer(state, settings, scale, keep, kind); })
            ->Iterations(std::string_view(kind.name) == "sqlite" ? std::min<std::int64_t>(sample, 20) : sample)
            ->Repetitions(settings.repetitions);
    }
  }
  benchmark::RegisterBenchmark("panel/end",
                               [](benchmark::State& state) {  // nobody asks for it again
                                 for (auto _ : state) kept_panel.drop(), kept_peer.drop(), kept_texts.drop();
                               })
      ->Iterations(1);
}

}  // namespace caunoi::bench
