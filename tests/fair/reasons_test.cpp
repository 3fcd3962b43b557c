// A remedy must be true: planning the fair again with it finds more value.
#include <gtest/gtest.h>

#include <sstream>

#include "caunoi/fair.hpp"
#include "fair/fairs.hpp"

using namespace caunoi;

namespace {

/// The slots that "in slots 3 to 5 and 8 (places 7 more)" leaves out; none when no slot is named.
std::vector<int> not_in(const std::vector<std::string>& words, int slots) {
  const auto at = std::find_if(words.begin(), words.end(), [](const auto& w) { return w == "slot" || w == "slots"; });
  std::vector<int> out;
  if (at == words.end()) return out;
  std::vector<char> in(static_cast<std::size_t>(slots), 0);
  int last = -1;
  bool range = false;
  for (auto word = at + 1; word != words.end() && word->front() != '('; ++word) {
    if (*word == "to") range = true;
    if (*word == "to" || *word == "and") continue;
    const int slot = std::stoi(*word);
    for (int s = range ? last : slot; s <= slot; ++s) in[static_cast<std::size_t>(s)] = 1;
    last = slot;
    range = false;
  }
  for (int s = 0; s < slots; ++s)
    if (in[static_cast<std::size_t>(s)] == 0) out.push_back(s);
  return out;
}

/// Does what the words say, and no more: what is added is there in the slots that are named.
Fair remedied(Fair fair, const std::string& remedy) {
  std::stringstream parts(remedy);
  for (std::string part; std::getline(parts, part, ';');) {
    std::stringstream stream(part);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    const auto person = [&](const std::string& id) -> Fair::Participant& {
      return *std::find_if(fair.participants.begin(), fair.participants.end(),
                           [&](const auto& p) { return p.id == id; });
    };
    if (words[0] == "raise") {
      person(words[3]).max_meetings = std::stoi(words[5]);
    } else if (words[0] == "make") {
      std::erase(person(words[1]).unavailable, std::stoi(words[5]));
    } else if (words[2] == "table") {
      fair.tables.push_back({"new table", {}, not_in(words, fair.slot_count())});
    } else if (words[2] == "interpreter") {
      Fair::Interpreter interpreter{"new interpreter", {}, not_in(words, fair.slot_count())};
      for (std::size_t k = 4; k < words.size() && words[k] != "slot" && words[k] != "slots"; k += 2)
        interpreter.languages.push_back(words[k]);
      fair.interpreters.push_back(interpreter);
    } else if (words[2] == "slot") {
      EXPECT_EQ(words[5], fair.sessions.back().id);
      ++fair.sessions.back().slots;
    } else {
      ADD_FAILURE() << "a remedy nobody can follow: " << remedy;
    }
  }
  return fair;
}

}  // namespace

TEST(Reasons, EveryRemedyGivesMoreValue) {
  int tried = 0, pairs = 0, together = 0;
  std::map<std::string, int> codes;
  for (unsigned seed = 0; seed < 500; ++seed) {
    const auto fair = fairs::small(seed);
    const auto programme = plan(fair);
    ASSERT_TRUE(programme);
    if (programme->status == Programme::Status::infeasible) continue;
    for (const auto& unplaced : programme->unplaced) {
      ++codes[unplaced.code];
      ++pairs;
      EXPECT_FALSE(unplaced.reason.empty());
      const auto pair =
          std::find_if(fair.pairs.begin(), fair.pairs.end(), [&](const auto& p) { return p.id == unplaced.pair; });
      if (unplaced.remedy.empty() || pair->value == 0) continue;
      ++tried;
      const auto again = plan(remedied(fair, unplaced.remedy));
      ASSERT_TRUE(again);
      EXPECT_GT(again->value, programme->value + 1e-9) << seed << ": " << unplaced.remedy;
      const auto places = unplaced.remedy.find("(places ");
      if (places == std::string::npos) continue;
      ++together;  // all with these words come in
      int number = 0;
      double worth = 0;
      for (const auto& other : programme->unplaced) {
        if (other.remedy != unplaced.remedy) continue;
        ++number;
        worth += std::find_if(fair.pairs.begin(), fair.pairs.end(), [&](const auto& p) { return p.id == other.pair; })->worth();
      }
      EXPECT_EQ(number, std::stoi(unplaced.remedy.substr(places + 8))) << unplaced.remedy;
      EXPECT_GE(again->value, programme->value + worth - 1e-9) << seed << ": " << unplaced.remedy;
    }
  }
  EXPECT_GT(together, 20);
  EXPECT_GT(tried, pairs / 2) << "most pairs left out get a remedy";
  for (const auto* code : {"participant_full", "no_table", "no_interpreter", "no_common_slot"})
    EXPECT_GT(codes[code], 0) << code;
}

TEST(Reasons, SayWhatAnOrganiserWouldSay) {
  Fair fair;
  fair.sessions = {{"d", "", 3}};
  fair.tables = {{"1", "", {}}, {"2", "", {}}};
  fair.participants = {{"J-03"}, {"V-1"}, {"V-2"}};
  fair.participants[0].max_meetings = 1;
  fair.pairs = {{"p", "J-03", "V-1", 2}, {"q", "J-03", "V-2", 1}};
  auto programme = plan(fair);
  ASSERT_TRUE(programme);
  ASSERT_EQ(programme->unplaced.size(), 1u);
  EXPECT_EQ(programme->unplaced[0].code, "participant_full");
  EXPECT_EQ(programme->unplaced[0].reason, "participant J-03 already has 1 meeting, its maximum");
  EXPECT_EQ(programme->unplaced[0].remedy, "raise max_meetings of J-03 to 2");

  fair.participants[0].max_meetings.reset();
  fair.participants[0].languages = {"ja"};
  fair.participants[2].languages = {"vi"};
  programme = plan(fair);
  EXPECT_EQ(programme->unplaced.at(0).code, "no_interpreter");
  EXPECT_EQ(programme->unplaced.at(0).remedy, "add one interpreter for ja and vi in slot 1");

  fair.participants[2].languages.clear();
  fair.participants[0].unavailable = {0};
  fair.participants[2].unavailable = {1, 2};
  programme = plan(fair);
  EXPECT_EQ(programme->unplaced.at(0).code, "no_common_slot");
  EXPECT_EQ(programme->unplaced.at(0).remedy, "add one slot to session d");
}
