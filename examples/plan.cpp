// plan.cpp -- a fair planned in C++: who meets whom, what could not be placed and why, and how good it is, with the
// proof.
//
//     plan [FAIR.JSON]        default: corpus/haiphong-2015/fair.json
//
// Built with the project, or against the installed library: target_link_libraries(plan PRIVATE caunoi::caunoi)
#include <caunoi/fair.hpp>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

namespace {

int complain(const caunoi::Error& error) {
  std::fprintf(stderr, "%s\n", error.text().c_str());
  return 1;
}

// "09:30" of a slot; slots are numbered from 0 across all sessions.
std::string time_of(const caunoi::Fair& fair, int slot) {
  for (const auto& session : fair.sessions) {
    if (slot >= session.slots) {
      slot -= session.slots;
      continue;
    }
    if (session.start.size() < 16) break;
    const int minutes = std::stoi(session.start.substr(11, 2)) * 60 + std::stoi(session.start.substr(14, 2)) +
                        slot * session.slot_minutes;
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", minutes / 60 % 24, minutes % 60);
    return session.id + " " + text;
  }
  return "slot " + std::to_string(slot);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string path = argc > 1 ? argv[1] : "corpus/haiphong-2015/fair.json";
  std::ifstream file(path, std::ios::binary);
  const std::string json{std::istreambuf_iterator<char>(file), {}};

  const auto fair = caunoi::parse_fair(json, path);
  if (!fair) return complain(fair.error());

  // Progress comes on this thread; return false from it and the best programme so far is the answer.
  caunoi::Control control;
  control.progress = [](const caunoi::Tick& tick) {
    return std::fprintf(stderr, "\r%.*s   ", static_cast<int>(tick.stage.size()), tick.stage.data()) >= 0;
  };
  const auto programme = caunoi::plan(*fair, {.time_limit = 10}, control);
  std::fprintf(stderr, "\n");
  if (!programme) return complain(programme.error());

  for (const auto& rule : programme->conflict) std::printf("cannot hold: %s\n", rule.c_str());
  std::map<std::string, int> met;
  for (const auto& meeting : programme->meetings) {
    std::printf("%-16s table %-4s %s meets %s\n", time_of(*fair, meeting.slot).c_str(), meeting.table.c_str(),
                meeting.a.c_str(), meeting.b.c_str());
    ++met[meeting.a], ++met[meeting.b];
  }
  for (const auto& wish : programme->unplaced)
    std::printf("not placed: %s with %s: %s %s\n", wish.a.c_str(), wish.b.c_str(), wish.reason.c_str(),
                wish.remedy.c_str());

  const bool proved = programme->status == caunoi::Programme::Status::optimal;
  std::printf("\n%zu people, %zu meetings, value %g of at most %g, %d breaks of at least %d%s\n", met.size(),
              programme->meetings.size(), programme->value, programme->value_bound, programme->breaks,
              programme->breaks_bound, proved ? ": no programme is better" : "");
  // The checker shares no code with the planner.
  const auto broken = caunoi::violations(*fair, *programme);
  for (const auto& rule : broken) std::printf("broken: %s\n", rule.c_str());
  return broken.empty() ? 0 : 1;
}
