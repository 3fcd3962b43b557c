// sat.hpp -- the SAT solver of the planner: CaDiCaL behind the few calls used here, and cardinality counters on top.
//
// CaDiCaL ends the process when it is called out of order (a value asked for after an unsatisfiable answer, a literal 0
// added). This class is the only place that talks to it and keeps the order.
#pragma once
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <vector>

namespace caunoi::planning {

class Sat {
 public:
  enum class Answer : std::uint8_t { yes, no, stopped };

  /// `stop` is asked during a search; true ends it. May be empty.
  explicit Sat(std::function<bool()> stop = {});
  ~Sat();
  Sat(const Sat&) = delete;
  Sat& operator=(const Sat&) = delete;

  int variable() { return ++variables_; }  ///< a fresh literal
  void add(std::span<const int> clause);
  void add(std::initializer_list<int> clause) { add(std::span(clause.begin(), clause.size())); }
  void prefer(int literal);  ///< the value to try first

  /// From now on solve() spends about so many conflicts in all, then says `stopped`; negative: no limit. Unlike time,
  /// conflicts are the same on every machine.
  void allow(std::int64_t conflicts);
  /// The last answer was `stopped`, and the next would be.
  [[nodiscard]] bool spent() const;
  /// Gives up (stopped) after so many conflicts unless negative.
  Answer solve(std::span<const int> assumptions = {}, int conflicts = -1);
  /// After yes only.
  [[nodiscard]] bool value(int literal) const;
  /// 1 or -1: the literal is true or false in every solution, as far as that is known; else 0.
  [[nodiscard]] int fixed(int literal) const;
  /// After no only: those of the assumptions that cannot hold together. Empty: no solution at all.
  [[nodiscard]] std::vector<int> core() const;

  /// At most one of the literals.
  void at_most_one(std::span<const int> literals);

 private:
  struct Part;
  std::unique_ptr<Part> part_;
  int variables_ = 0;
  std::int64_t most_learnt_ = -1;
  Answer last_ = Answer::stopped;
  std::vector<int> assumed_;
  std::vector<signed char> model_;  ///< by variable, copied so that clauses may follow an answer
};

/// A totalizer (Bailleux & Boufkhad, CP 2003): a balanced tree that counts how many inputs are true, up to a limit.
class Counter {
 public:
  /// Counts to `limit`; with `both` an output is true exactly when the count is reached, else only implied by it.
  Counter(Sat& sat, std::vector<int> inputs, int limit, bool both = false);

  /// The literal "at least k inputs are true", 1 <= k <= limit(). 0 when k inputs do not exist.
  [[nodiscard]] int at_least(int k) const { return k <= static_cast<int>(outputs_.size()) ? outputs_[k - 1] : 0; }
  [[nodiscard]] int limit() const { return static_cast<int>(outputs_.size()); }

 private:
  std::vector<int> merge(Sat& sat, std::span<const int> inputs, int limit, bool both);
  std::vector<int> outputs_;
};

}  // namespace caunoi::planning
