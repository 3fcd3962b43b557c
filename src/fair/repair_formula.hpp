// repair_formula.hpp -- the rest of a day as clauses: what may still move, what was promised, who would be disturbed.
#pragma once
#include <memory>
#include <set>
#include <vector>

#include "fair/maxsat.hpp"
#include "fair/model.hpp"
#include "fair/selection.hpp"

namespace caunoi::planning {

/// Where a pair met in the old programme; slot -1: it did not, or it is a meeting nobody wants any more.
struct Promise {
  int slot = -1, table = -1, interpreter = -1;
  bool keepable = false;    ///< slot, table and interpreter are still there for it
  std::int64_t weight = 0;  ///< of giving it up: by value, then by number
};

/// A timetable with everything given.
struct Timetable {
  std::vector<int> slot, table, interpreter;  ///< by pair; slot -1: not placed, interpreter -1: none

  [[nodiscard]] bool kept(int pair, const Promise& was) const {
    return slot[pair] == was.slot && table[pair] == was.table && interpreter[pair] == was.interpreter;
  }
};

class RepairFormula {
 public:
  /// `frozen` pairs stand as promised and are constants: they must be keepable. With `soft_rules` least meetings,
  /// required pairs that are not locked, and the spread of breaks are no clauses but goals. With a `face`
  /// (selection.hpp) only selections on it.
  RepairFormula(const Model& model, const std::vector<Promise>& promises, const std::vector<char>& frozen,
                bool soft_rules, const Selection* face, Sat& sat);

  /// Gives tables and interpreters to the last answer of the solver. False: that is impossible, and clauses that say
  /// why were added.
  bool serve();
  /// The same for a timetable of somebody else's, which adds nothing when it is impossible.
  bool serve(const std::vector<int>& slot_of);
  [[nodiscard]] const Timetable& timetable() const { return timetable_; }  ///< after serve() said true
  void prefer(const Timetable& timetable);
  void disturb_at_most(int people);

  // The goals, each with what its constants miss in any case.
  struct Goal {
    std::vector<Soft> softs;
    std::int64_t constant = 0;
  };
  Goal rules();                          ///< one for each meeting below somebody's least and each required pair
  [[nodiscard]] Goal promises() const;   ///< weight of the meetings given up
  [[nodiscard]] Goal disturbed() const;  ///< participants
  [[nodiscard]] Goal changed() const;    ///< meetings
  [[nodiscard]] Goal moved() const;      ///< meetings in another slot
  [[nodiscard]] Goal value() const;      ///< weight of the pairs left out
  Goal fairness();
  Goal breaks();

 private:
  [[nodiscard]] int at(int pair, int slot) const { return at_[static_cast<std::size_t>(pair) * model_.slots + slot]; }
  [[nodiscard]] int busy(int person, int slot) const {
    return busy_[static_cast<std::size_t>(person) * model_.slots + slot];
  }
  [[nodiscard]] int most_of(int person) const { return face_ != nullptr ? face_->most[person] : model_.most[person]; }
  void times(const std::vector<char>& frozen);
  void people();
  void orders();
  void spread();
  void keep();
  void totals();
  void common_cuts();
  void want(Goal& goal, int literal, std::int64_t weight) const;
  int any_of(std::vector<int> literals);  ///< a literal equal to their disjunction
  const std::vector<int>& breaks_of(int person);
  const Counter& meetings_of(int person);
  void serve_slot(const Pool& pool, bool interpreters, int slot, bool pin, std::vector<int>& given,
                  std::vector<std::vector<int>>& short_of);
  bool cut(const Pool& pool, bool interpreters, int slot, const std::vector<int>& members);

  const Model& model_;
  const std::vector<Promise>& promises_;
  Sat& sat_;
  bool soft_rules_;
  const Selection* face_;
  int yes_, no_;
  std::vector<int> fixed_;              ///< by pair: slot of a frozen one, else -1
  std::vector<int> at_;                 ///< pair * slots + slot; no_: not possible
  std::vector<int> placed_;             ///< by pair
  std::vector<int> kept_;               ///< by pair; no_: it cannot stay as it is, or was not promised
  std::vector<int> busy_;               ///< person * slots + slot; yes_, no_ or a variable
  std::vector<int> constant_meetings_;  ///< by person: frozen ones
  std::vector<int> disturbed_;          ///< by person; no_: never
  std::vector<std::unique_ptr<std::vector<int>>> breaks_;
  std::vector<int> constant_breaks_;
  std::vector<std::unique_ptr<Counter>> meetings_;  ///< without the frozen ones
  std::vector<std::vector<int>> pairs_at_;          ///< by slot: frozen and possible pairs
  std::set<std::vector<int>> cuts_;
  Timetable timetable_;
};

}  // namespace caunoi::planning
