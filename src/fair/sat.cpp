// CaDiCaL (Biere et al., https://github.com/arminbiere/cadical) behind one guarded class; see sat.hpp. The answer is
// copied out at once, so the solver is never asked in a state in which it would abort. Tested by fair/sat_test.
#include "fair/sat.hpp"

#include <algorithm>
#include <cadical.hpp>

namespace caunoi::planning {

struct Sat::Part : CaDiCaL::Terminator, CaDiCaL::Learner {
  CaDiCaL::Solver solver;
  std::function<bool()> stop;
  std::int64_t learnt = 0;
  bool terminate() override { return stop && stop(); }
  bool learning(int) override {  // asked once a learnt clause; none is wanted
    ++learnt;
    return false;
  }
  void learn(int) override {}
};

Sat::Sat(std::function<bool()> stop) : part_(std::make_unique<Part>()) {
  part_->stop = std::move(stop);
  part_->solver.set("quiet", 1);
  part_->solver.connect_terminator(part_.get());
  part_->solver.connect_learner(part_.get());
}

Sat::~Sat() {
  part_->solver.disconnect_terminator();
  part_->solver.disconnect_learner();
}

void Sat::add(std::span<const int> clause) {
  for (const int literal : clause) part_->solver.add(literal);
  part_->solver.add(0);
}

void Sat::prefer(int literal) { part_->solver.phase(literal); }

void Sat::allow(std::int64_t conflicts) { most_learnt_ = conflicts < 0 ? -1 : part_->learnt + conflicts; }

bool Sat::spent() const {
  return last_ == Answer::stopped &&
         ((most_learnt_ >= 0 && part_->learnt >= most_learnt_) || (part_->stop && part_->stop()));
}

Sat::Answer Sat::solve(std::span<const int> assumptions, int conflicts) {
  if (most_learnt_ >= 0) {
    const auto left = most_learnt_ - part_->learnt;
    if (left <= 0) return last_ = Answer::stopped;
    if (conflicts < 0 || left < conflicts) conflicts = static_cast<int>(std::min<std::int64_t>(left, 1 << 30));
  }
  assumed_.assign(assumptions.begin(), assumptions.end());
  for (const int literal : assumptions) part_->solver.assume(literal);
  part_->solver.limit("conflicts", conflicts);
  const int status = part_->solver.solve();
  last_ = status == 10 ? Answer::yes : status == 20 ? Answer::no : Answer::stopped;
  if (last_ == Answer::yes) {
    model_.assign(static_cast<std::size_t>(variables_) + 1, 0);
    for (int v = 1; v <= variables_; ++v) model_[v] = part_->solver.val(v) > 0 ? 1 : 0;
  } else if (last_ == Answer::no) {
    std::erase_if(assumed_, [&](int literal) { return !part_->solver.failed(literal); });
  }
  return last_;
}

bool Sat::value(int literal) const {
  const auto v = static_cast<std::size_t>(std::abs(literal));
  return last_ == Answer::yes && v < model_.size() && (model_[v] != 0) == (literal > 0);
}

int Sat::fixed(int literal) const { return part_->solver.fixed(literal); }

std::vector<int> Sat::core() const { return last_ == Answer::no ? assumed_ : std::vector<int>{}; }

void Sat::at_most_one(std::span<const int> literals) {
  constexpr std::size_t small = 5;  // up to here pairwise clauses are fewer than a ladder's
  if (literals.size() <= small) {
    for (std::size_t i = 0; i < literals.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) add({-literals[i], -literals[j]});
    return;
  }
  int seen = literals[0];  // Sinz's ladder (CP 2005): `seen` says that one of the literals so far is true
  for (std::size_t i = 1; i < literals.size(); ++i) {
    add({-seen, -literals[i]});
    if (i + 1 == literals.size()) break;
    const int next = variable();
    add({-seen, next});
    add({-literals[i], next});
    seen = next;
  }
}

Counter::Counter(Sat& sat, std::vector<int> inputs, int limit, bool both) {
  limit = std::min(limit, static_cast<int>(inputs.size()));
  if (limit > 0) outputs_ = merge(sat, inputs, limit, both);
}

std::vector<int> Counter::merge(Sat& sat, std::span<const int> inputs, int limit, bool both) {
  if (inputs.size() == 1) return {inputs[0]};
  const auto half = inputs.size() / 2;
  const auto left = merge(sat, inputs.first(half), limit, both), right = merge(sat, inputs.subspan(half), limit, both);
  const int l = static_cast<int>(left.size()), r = static_cast<int>(right.size()), count = std::min(limit, l + r);
  std::vector<int> sum;
  for (int k = 0; k < count; ++k) sum.push_back(sat.variable());
  for (int k = 1; k < count; ++k) sat.add({-sum[k], sum[k - 1]});
  for (int i = 0; i <= l; ++i) {
    for (int j = 0; j <= r; ++j) {
      if (i + j >= 1 && i + j <= count) {  // i on the left and j on the right make i + j
        std::vector<int> clause{sum[i + j - 1]};
        if (i > 0) clause.push_back(-left[i - 1]);
        if (j > 0) clause.push_back(-right[j - 1]);
        sat.add(clause);
      }
      if (both &&
          i + j < count) {  // fewer than i + 1 on the left and fewer than j + 1 on the right are fewer than i + j + 1
        std::vector<int> clause{-sum[i + j]};
        if (i < l) clause.push_back(left[i]);
        if (j < r) clause.push_back(right[j]);
        sat.add(clause);
      }
    }
  }
  return sum;
}

}  // namespace caunoi::planning
