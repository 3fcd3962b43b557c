// Reads the .dzn entries that matter by name; what is redundant (meetingsxBusiness, nMeetingsBusiness) is passed over.
// Tested by bench_test.
#include "bench/b2b_instance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "base/try.hpp"

namespace caunoi::bench {

namespace {

class Reader {
 public:
  Reader(std::string_view text, std::string_view file) : text_(text), file_(file) {}

  Result<std::string_view> entry(std::string_view name) const {
    for (std::size_t at = 0; (at = text_.find(name, at)) != std::string_view::npos; at += name.size()) {
      const bool begins = at == 0 || std::isalnum(static_cast<unsigned char>(text_[at - 1])) == 0;
      auto next = at + name.size();
      while (next < text_.size() && std::isspace(static_cast<unsigned char>(text_[next])) != 0) ++next;
      if (!begins || next >= text_.size() || text_[next] != '=') continue;
      const auto end = text_.find(';', next);
      if (end == std::string_view::npos) break;
      return text_.substr(next + 1, end - next - 1);
    }
    return refuse(name, "is missing");
  }

  static std::vector<int> numbers(std::string_view text) {
    std::vector<int> numbers;
    for (const char* p = text.data(); p < text.data() + text.size();) {
      int value = 0;
      const auto [next, error] = std::from_chars(p, text.data() + text.size(), value);
      if (error == std::errc()) numbers.push_back(value);
      p = error == std::errc() ? next : p + 1;
    }
    return numbers;
  }

  Result<int> number(std::string_view name) const {
    CAUNOI_TRY(const auto text, entry(name));
    const auto list = numbers(text);
    if (list.size() != 1 || list[0] < 0) return refuse(name, "is one number of at least 0");
    return list[0];
  }

  Result<std::vector<std::vector<int>>> sets(std::string_view name, std::size_t count) const {
    CAUNOI_TRY(const auto text, entry(name));
    std::vector<std::vector<int>> sets;
    for (std::size_t open = 0; (open = text.find('{', open)) != std::string_view::npos;) {
      const auto close = text.find('}', open);
      if (close == std::string_view::npos) break;
      sets.push_back(numbers(text.substr(open, close - open)));
      open = close;
    }
    if (sets.size() != count) return refuse(name, fmt::format("has {} sets in place of {}", sets.size(), count));
    return sets;
  }

  std::unexpected<Error> refuse(std::string_view name, std::string_view why) const {
    return fail(Code::invalid_argument, fmt::format("{} {}", name, why), std::string(file_));
  }

 private:
  std::string_view text_, file_;
};

}  // namespace

Result<B2bInstance> parse_b2b(std::string_view dzn, std::string_view file) {
  const Reader reader(dzn, file);
  B2bInstance out;
  CAUNOI_TRY(auto meetings, reader.number("nMeetings"));
  CAUNOI_TRY(auto businesses, reader.number("nBusiness"));
  CAUNOI_TRY(auto tables, reader.number("nTables"));
  CAUNOI_TRY(auto slots, reader.number("nTotalSlots"));
  CAUNOI_TRY(auto morning, reader.number("nMorningSlots"));
  out.businesses = businesses, out.tables = tables, out.slots = slots, out.morning = morning;
  const auto count = static_cast<std::size_t>(meetings);
  CAUNOI_TRY(auto requested, reader.entry("requested"));
  const auto rows = Reader::numbers(requested);
  if (rows.size() != 3 * count) return reader.refuse("requested", "has not three numbers a meeting");
  for (std::size_t m = 0; m < count; ++m) {
    const B2bInstance::Request request{rows[3 * m], rows[3 * m + 1], rows[3 * m + 2]};
    if (std::min(request.a, request.b) < 1 || std::max(request.a, request.b) > businesses || request.session < 1 ||
        request.session > 3)
      return reader.refuse("requested", fmt::format("names a participant or session that is not, in row {}", m + 1));
    out.requested.push_back(request);
  }
  CAUNOI_TRY(auto forbidden, reader.sets("forbidden", static_cast<std::size_t>(businesses)));
  CAUNOI_TRY(auto fixed, reader.entry("fixed"));
  out.forbidden = std::move(forbidden);
  out.fixed = Reader::numbers(fixed);
  if (out.fixed.size() != count) return reader.refuse("fixed", "has not one number a meeting");
  CAUNOI_TRY(auto earlier, reader.sets("precedences", count));
  out.earlier = std::move(earlier);
  return out;
}

Fair to_fair(const B2bInstance& instance, int spread) {
  Fair fair;
  if (instance.morning < instance.slots && instance.morning > 0)
    fair.sessions = {{"morning", "", instance.morning}, {"afternoon", "", instance.slots - instance.morning}};
  else
    fair.sessions = {{instance.morning > 0 ? "morning" : "afternoon", "", instance.slots}};
  for (int t = 1; t <= instance.tables; ++t) fair.tables.push_back({fmt::format("{:03}", t), "", {}});
  const auto person = [](int i) { return fmt::format("b{:03}", i); };
  const auto meeting = [](int m) { return fmt::format("m{:04}", m); };
  for (int i = 1; i <= instance.businesses; ++i) {
    Fair::Participant participant;
    participant.id = person(i);
    for (const int s : instance.forbidden[static_cast<std::size_t>(i - 1)])
      if (s > 0) participant.unavailable.push_back(s - 1);
    fair.participants.push_back(std::move(participant));
  }
  for (std::size_t m = 0; m < instance.requested.size(); ++m) {
    const auto& [a, b, session] = instance.requested[m];
    Fair::Pair pair;
    pair.id = meeting(static_cast<int>(m) + 1);
    pair.a = person(a), pair.b = person(b);
    pair.required = true;
    if (session != 3) pair.session = session == 1 ? "morning" : "afternoon";
    if (instance.fixed[m] > 0) pair.slot = instance.fixed[m] - 1;
    fair.pairs.push_back(std::move(pair));
  }
  for (std::size_t m = 0; m < instance.requested.size(); ++m)
    for (const int first : instance.earlier[m])
      if (first > 0) fair.pairs[static_cast<std::size_t>(first - 1)].before.push_back(fair.pairs[m].id);
  fair.order = {Fair::Goal::breaks};
  fair.break_spread = spread;
  return fair;
}

// x(m,s) meeting m in slot s; u(i,s) participant i busy; e(i,s) busy in s or before; h(i,s) a break of i ends in s;
// l(i,s) a break may still end (busy after s); t(k) everybody has at least k breaks.
std::string to_opb(const B2bInstance& in, int spread) {
  const int slots = in.slots, people = in.businesses, meetings = static_cast<int>(in.requested.size());
  int variables = 0, constraints = 0;
  std::string body;
  const auto sum = [&](const std::vector<std::pair<int, int>>& terms, std::string_view relation, int right) {
    for (const auto& [weight, v] : terms) body += fmt::format("{:+} x{} ", weight, v);
    body += fmt::format("{} {};\n", relation, right);
    ++constraints;
  };
  const auto grid = [&](int rows) {
    const int first = variables + 1;
    variables += rows * slots;
    return [first, slots](int row, int s) { return first + row * slots + s; };
  };
  const auto x = grid(meetings), u = grid(people), e = grid(people), h = grid(people);
  std::vector<std::vector<int>> of(static_cast<std::size_t>(people));
  for (int m = 0; m < meetings; ++m) {
    const auto& [a, b, session] = in.requested[static_cast<std::size_t>(m)];
    of[static_cast<std::size_t>(a - 1)].push_back(m);
    of[static_cast<std::size_t>(b - 1)].push_back(m);
    std::vector<std::pair<int, int>> once;
    for (int s = 0; s < slots; ++s) {
      once.emplace_back(1, x(m, s));
      const bool out = (session == 1 && s >= in.morning) || (session == 2 && s < in.morning);
      const int fixed = in.fixed[static_cast<std::size_t>(m)];
      if (out || (fixed > 0 && fixed - 1 != s)) sum({{1, x(m, s)}}, "=", 0);
    }
    sum(once, "=", 1);
    for (const int first : in.earlier[static_cast<std::size_t>(m)]) {
      if (first <= 0) continue;
      for (int s = 0; s < slots; ++s) {  // m in s: `first` is before s
        std::vector<std::pair<int, int>> terms{{-1, x(m, s)}};
        for (int t = 0; t < s; ++t) terms.emplace_back(1, x(first - 1, t));
        sum(terms, ">=", 0);
      }
    }
  }
  for (int s = 0; s < slots; ++s) {
    std::vector<std::pair<int, int>> all;
    for (int m = 0; m < meetings; ++m) all.emplace_back(-1, x(m, s));
    sum(all, ">=", -in.tables);
  }
  std::string goal = "min:";
  for (int i = 0; i < people; ++i) {
    for (const int s : in.forbidden[static_cast<std::size_t>(i)])
      if (s > 0) sum({{1, u(i, s - 1)}}, "=", 0);
    std::vector<std::pair<int, int>> total;
    for (int s = 0; s < slots; ++s) {
      std::vector<std::pair<int, int>> terms{{-1, u(i, s)}};
      for (const int m : of[static_cast<std::size_t>(i)]) terms.emplace_back(1, x(m, s));
      sum(terms, "=", 0);
      total.emplace_back(1, u(i, s));
      sum({{1, e(i, s)}, {-1, u(i, s)}}, ">=", 0);  // busy makes e
      if (s > 0) {
        sum({{1, e(i, s)}, {-1, e(i, s - 1)}}, ">=", 0);
        sum({{1, u(i, s)}, {1, e(i, s - 1)}, {-1, e(i, s)}}, ">=", 0);
        // h(i,s) = u(i,s) and not u(i,s-1) and e(i,s-1)
        sum({{1, h(i, s)}, {-1, u(i, s)}, {1, u(i, s - 1)}, {-1, e(i, s - 1)}}, ">=", -1);
        sum({{1, u(i, s)}, {-1, h(i, s)}}, ">=", 0);
        sum({{-1, u(i, s - 1)}, {-1, h(i, s)}}, ">=", -1);
        sum({{1, e(i, s - 1)}, {-1, h(i, s)}}, ">=", 0);
        goal += fmt::format(" +1 x{}", h(i, s));
      } else {
        sum({{1, u(i, s)}, {-1, e(i, s)}}, ">=", 0);
        sum({{1, h(i, s)}}, "=", 0);
      }
    }
    sum(total, "=", static_cast<int>(of[static_cast<std::size_t>(i)].size()));
  }
  const int levels = slots / 2;
  const int first = variables + 1;
  variables += levels;
  for (int i = 0; i < people; ++i) {
    for (int k = 0; k < levels; ++k) {
      std::vector<std::pair<int, int>> breaks;  // t(k) makes at least k + 1 breaks
      for (int s = 0; s < slots; ++s) breaks.emplace_back(1, h(i, s));
      breaks.emplace_back(-(k + 1), first + k);
      sum(breaks, ">=", 0);
    }
    std::vector<std::pair<int, int>> breaks;  // at most spread + the number of levels reached
    for (int s = 0; s < slots; ++s) breaks.emplace_back(-1, h(i, s));
    for (int k = 0; k < levels; ++k) breaks.emplace_back(1, first + k);
    sum(breaks, ">=", -spread);
  }
  for (int k = 1; k < levels; ++k) sum({{1, first + k - 1}, {-1, first + k}}, ">=", 0);
  return fmt::format("* #variable= {} #constraint= {}\n{};\n{}", variables, constraints, goal, body);
}

}  // namespace caunoi::bench
