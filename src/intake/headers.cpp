// Finding the header of a sheet.
//
// Every run of one to three rows among the first ones is tried as a header, for every kind of sheet. A header of
// several rows is read downwards, a merged cell standing over all it covers. Each column is compared with the words of
// each target the kind may hold; the best assignment of columns to targets (Kuhn's method with potentials) settles
// words that could mean several, so that "Lĩnh vực" beside "Tên công nghệ" is the field of a technology and beside "Số
// lao động" a line of business. The run and kind with the most weight in its assignment is the header; the confidence
// says how well it fits and how far the next kind is. Tested by intake/headers_test.
#include "intake/headers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

#include "caunoi/text.hpp"

namespace caunoi::intake {

namespace {

// A header for comparison: folded, without what stands in brackets, numbering, or marks.
std::string bare(std::string_view header) {
  const std::string folded = fold(header);
  std::string out;
  int depth = 0;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    if (c == '(' || c == '[')
      ++depth;
    else if (c == ')' || c == ']')
      depth = std::max(0, depth - 1);
    else if (depth == 0) {
      const bool mark = (c & 0x80) == 0 && std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '#';
      if (!mark)
        out += c;
      else if (!out.empty() && out.back() != ' ')
        out += ' ';
    }
  }
  // "1. Tên đơn vị", "a) Địa chỉ": the numbering goes, unless nothing else is there.
  if (const auto space = out.find(' '); space != std::string::npos && space <= 2 && space + 1 < out.size() &&
                                        std::all_of(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(space),
                                                    [](char c) { return c >= '0' && c <= '9'; }))
    out.erase(0, space + 1);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

struct LanguageMark {
  std::string_view words;
  Lang lang;
};
constexpr LanguageMark language_marks[] = {
    {"tiếng anh", Lang::en}, {"tiếng nhật", Lang::ja}, {"tiếng việt", Lang::vi}, {"(tieng anh)", Lang::en},
    {"tieng anh", Lang::en}, {"tieng nhat", Lang::ja}, {"tieng viet", Lang::vi}, {"英語", Lang::en},
    {"英文", Lang::en},      {"日本語", Lang::ja},     {"ベトナム語", Lang::vi}, {"越語", Lang::vi},
    {"english", Lang::en},   {"japanese", Lang::ja},   {"vietnamese", Lang::vi}, {"(en)", Lang::en},
    {"(ja)", Lang::ja},      {"(vi)", Lang::vi},       {".en", Lang::en},        {".ja", Lang::ja},
    {".vi", Lang::vi},       {"_en", Lang::en},        {"_ja", Lang::ja},        {"_vi", Lang::vi}};

// "Tên tiếng Anh" is the column of names in English: takes the words off and gives the language. A header that names
// the language it is written in says nothing more than itself.
Lang take_language(std::string& header) {
  const std::string folded = fold(header);
  for (const LanguageMark& mark : language_marks) {
    const std::string words = fold(mark.words);
    const auto at = folded.find(words);
    if (at == std::string::npos) continue;
    if (mark.words.front() == '.' || mark.words.front() == '_') {
      if (!folded.ends_with(words) || folded.size() < 5) continue;
    } else if (folded == words) {
      continue;  // a column "English" is about the language, not in it
    }
    std::string rest = folded;
    rest.erase(at, words.size());
    const Lang own = detect_language(header);
    header = rest;
    return mark.lang == own ? Lang::unknown : mark.lang;
  }
  return Lang::unknown;
}

// The unit a header gives for its column: "Kinh phí (triệu đồng)", "予算[万円]", "ĐVT: triệu đồng".
std::string unit_hint(std::string_view header) {
  const std::string text = normalise(header);
  const auto open = text.find_first_of("([");
  if (open != std::string::npos) {
    const auto close = text.find_first_of(")]", open);
    return text.substr(open + 1, close == std::string::npos ? std::string::npos : close - open - 1);
  }
  for (const std::string_view word : {"ĐVT:", "ĐVT :", "đvt:", "單位:", "単位:", "unit:"})
    if (const auto at = text.find(word); at != std::string::npos) return text.substr(at + word.size());
  return {};
}

struct Words {
  std::size_t target;
  std::string bare;
};

const std::vector<Words>& words() {
  static const std::vector<Words> made = [] {
    std::vector<Words> list;
    for (std::size_t t = 0; t < targets().size(); ++t) {
      const Target& target = targets()[t];
      list.push_back({t, fold(target.field)});                                     // "need.budget"
      list.push_back({t, fold(target.field.substr(target.field.find('.') + 1))});  // "budget", the JSON key
      for (std::string_view rest = target.words; !rest.empty();) {
        const auto bar = std::min(rest.find('|'), rest.size());
        list.push_back({t, bare(rest.substr(0, bar))});
        rest.remove_prefix(std::min(bar + 1, rest.size()));
      }
    }
    for (Words& one : list) std::ranges::replace(one.bare, '.', ' '), std::ranges::replace(one.bare, '_', ' ');
    std::erase_if(list, [](const Words& w) { return w.bare.empty(); });
    return list;
  }();
  return made;
}

std::size_t letters(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return (c & 0xC0) != 0x80; }));
}

// Whether `part` stands in `whole` as whole words; Japanese has no spaces to ask for.
bool holds(std::string_view whole, std::string_view part) {
  const auto ascii_word = [](char c) { return (c & 0x80) == 0 && c != ' '; };
  for (auto at = whole.find(part); at != std::string_view::npos; at = whole.find(part, at + 1)) {
    const auto end = at + part.size();
    if ((at == 0 || !ascii_word(whole[at - 1]) || !ascii_word(part.front())) &&
        (end == whole.size() || !ascii_word(whole[end]) || !ascii_word(part.back())))
      return true;
  }
  return false;
}

// Shared pairs of letters (Dice), for typing errors. Texts of very different length are not tried: they cannot reach
// the threshold.
double alike(std::string_view a, std::string_view b) {
  if (a.size() < 5 || b.size() < 5 ||
      2 * std::min(a.size(), b.size()) < 1.3 * static_cast<double>(std::max(a.size(), b.size())))
    return 0;
  std::vector<std::string_view> left, right;
  for (std::size_t i = 0; i + 1 < a.size(); ++i) left.push_back(a.substr(i, 2));
  for (std::size_t i = 0; i + 1 < b.size(); ++i) right.push_back(b.substr(i, 2));
  std::ranges::sort(left);
  std::ranges::sort(right);
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
    if (left[i] == right[j])
      ++shared, ++i, ++j;
    else if (left[i] < right[j])
      ++i;
    else
      ++j;
  }
  return 2.0 * static_cast<double>(shared) / static_cast<double>(left.size() + right.size());
}

constexpr double threshold = 0.6;  // below, a header is not taken for the target

double match_words(std::string_view header, std::string_view word) {
  if (header == word) return 1;
  const double share = static_cast<double>(std::min(letters(header), letters(word))) /
                       static_cast<double>(std::max(letters(header), letters(word)));
  // Short words stand inside many longer headers by chance ("bàn", table, in "giá chào bán"); two kanji are a word
  // already.
  const bool latin = (word.front() & 0x80) == 0;
  if (letters(word) >= (latin ? 4u : 2u) && holds(header, word)) return 0.5 + 0.45 * share;
  if (letters(header) >= 4 && holds(word, header)) return 0.45 + 0.45 * share;
  const double dice = alike(header, word);
  return dice > 0.8 ? 0.85 * dice : 0;
}

// Scores of one header against every target.
std::vector<double> match_all(const std::string& header) {
  std::vector<double> scores(targets().size());
  const std::string text = bare(header);
  // A cell of running text is no header.
  if (text.empty() || letters(text) > 60) return scores;
  for (const Words& word : words()) scores[word.target] = std::max(scores[word.target], match_words(text, word.bare));
  for (double& score : scores)
    if (score < threshold) score = 0;
  return scores;
}

// The assignment of rows to columns with the largest sum; -1: unassigned. Kuhn's method in the O(n^3) form with
// potentials.
std::vector<int> assign(const std::vector<std::vector<double>>& gain) {
  const int n = static_cast<int>(gain.size());
  if (n == 0) return {};
  const int m =
      std::max(static_cast<int>(gain[0].size()), n);  // as many columns as rows at least; those added gain nothing
  const auto cost = [&](int i, int j) {
    const auto& row = gain[static_cast<std::size_t>(i)];
    return j < static_cast<int>(row.size()) ? -row[static_cast<std::size_t>(j)] : 0.0;
  };
  std::vector<double> u(static_cast<std::size_t>(n) + 1), v(static_cast<std::size_t>(m) + 1);
  std::vector<int> owner(static_cast<std::size_t>(m) + 1), way(static_cast<std::size_t>(m) + 1);
  for (int i = 1; i <= n; ++i) {
    owner[0] = i;
    int j0 = 0;
    std::vector<double> low(static_cast<std::size_t>(m) + 1, std::numeric_limits<double>::infinity());
    std::vector<char> used(static_cast<std::size_t>(m) + 1);
    do {
      used[static_cast<std::size_t>(j0)] = 1;
      const int i0 = owner[static_cast<std::size_t>(j0)];
      int j1 = 0;
      double delta = std::numeric_limits<double>::infinity();
      for (int j = 1; j <= m; ++j) {
        const auto sj = static_cast<std::size_t>(j);
        if (used[sj]) continue;
        const double reduced = cost(i0 - 1, j - 1) - u[static_cast<std::size_t>(i0)] - v[sj];
        if (reduced < low[sj]) low[sj] = reduced, way[sj] = j0;
        if (low[sj] < delta) delta = low[sj], j1 = j;
      }
      for (int j = 0; j <= m; ++j) {
        const auto sj = static_cast<std::size_t>(j);
        if (used[sj])
          u[static_cast<std::size_t>(owner[sj])] += delta, v[sj] -= delta;
        else
          low[sj] -= delta;
      }
      j0 = j1;
    } while (owner[static_cast<std::size_t>(j0)] != 0);
    do {
      const int j1 = way[static_cast<std::size_t>(j0)];
      owner[static_cast<std::size_t>(j0)] = owner[static_cast<std::size_t>(j1)];
      j0 = j1;
    } while (j0 != 0);
  }
  std::vector<int> to(static_cast<std::size_t>(n), -1);
  for (int j = 1; j <= m; ++j) {
    const int i = owner[static_cast<std::size_t>(j)];
    if (i != 0 && cost(i - 1, j - 1) < 0) to[static_cast<std::size_t>(i - 1)] = j - 1;
  }
  return to;
}

// What a sheet is about, from its name and the titles above its header.
double named_as(const Entity& entity, std::string_view folded) {
  for (std::string_view rest = entity.sheet_words; !rest.empty();) {
    const auto bar = std::min(rest.find('|'), rest.size());
    if (holds(folded, fold(rest.substr(0, bar)))) return 1;
    rest.remove_prefix(std::min(bar + 1, rest.size()));
  }
  return 0;
}

bool in_list(std::string_view list, std::string_view word, char separator) {
  while (!list.empty()) {
    const auto end = std::min(list.find(separator), list.size());
    if (list.substr(0, end) == word) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

bool may_hold(const Entity& entity, std::string_view field) {
  return in_list(entity.prefixes, field.substr(0, field.find('.')), ' ');
}

struct HeaderCell {
  std::uint32_t column;
  std::string typed, last;    // all rows joined; the lowest row alone
  std::string compared;       // `typed` without the language it names
  Lang lang = Lang::unknown;  // of the cells below, when the header names one
};

// Scores of the headers tried so far: the same cell is part of several runs of rows.
class Matcher {
 public:
  const std::vector<double>& operator()(const std::string& header) {
    const auto [at, fresh] = known_.try_emplace(header);
    if (fresh) at->second = match_all(header);
    return at->second;
  }

 private:
  std::map<std::string, std::vector<double>> known_;
};

// The texts a record has in several languages.
bool has_languages(std::string_view field) {
  static constexpr std::array<std::string_view, 12> fields{
      "tech.title",        "tech.summary", "tech.problem", "tech.advantage", "need.title",       "need.problem",
      "need.requirements", "org.name",     "org.products", "expert.name",    "expert.expertise", "visit.note"};
  return std::ranges::find(fields, field) != fields.end();
}

// The column of another language: of the texts the kind of sheet has, the one its header fits best. "Tên tiếng Anh"
// alone is the name of what the rows are.
void place_translation(Column& column, const HeaderCell& cell, const Entity& entity, Matcher& match) {
  const auto& scores = match(cell.compared);
  double best = 0;
  for (std::size_t t = 0; t < targets().size(); ++t)
    if (has_languages(targets()[t].field) &&
        in_list(entity.prefixes, targets()[t].field.substr(0, targets()[t].field.find('.')), ' ') && scores[t] > best) {
      best = scores[t];
      column.field = targets()[t].field;
    }
  if (const std::string rest = bare(cell.compared); best == 0 && (rest.empty() || rest == "ten" || rest == "name" ||
                                                                  rest == "名称" || rest == "名" || rest == "title")) {
    column.field = entity.mandatory.substr(0, entity.mandatory.find('|'));
    best = 0.8;
  }
  if (best == 0) return;
  column.field += '@';
  column.field += lang_name(cell.lang);
  column.confidence = best;
}

std::vector<HeaderCell> header_cells(const Grid& grid, std::uint32_t row, std::uint32_t height) {
  std::vector<HeaderCell> cells;
  const Cell* left =
      nullptr;  // the lowest cell of the column before: a cell merged sideways heads its first column only
  for (std::uint32_t c = 1; c <= std::min(grid.columns(), 256u); ++c) {
    HeaderCell cell{c, {}, {}, {}};
    const Cell* before = nullptr;
    for (std::uint32_t r = row; r < row + height; ++r) {
      const Cell& shown = grid.shown(r, c);
      if (shown.empty() || &shown == before) continue;
      before = &shown;
      if (!cell.typed.empty()) cell.typed += " / ";
      cell.typed += shown.text;
      cell.last = shown.text;
    }
    if (before == nullptr || before == left) continue;
    left = before;
    cell.compared = cell.typed;
    cell.lang = take_language(cell.compared);
    cells.push_back(std::move(cell));
  }
  return cells;
}

// The share of the cells below a header that name a technology field: tells "Lĩnh vực" the field from the line of
// business.
double names_fields(const Grid& grid, std::uint32_t below, std::uint32_t column) {
  int cells = 0, fields = 0;
  for (const Row& row : grid.rows) {
    if (row.number <= below || cells == 30) continue;
    const Cell& cell = grid.at(row.number, column);
    if (cell.kind != Cell::Kind::text || cell.text.size() > 60) continue;
    ++cells;
    // Not any text with a word of a field in it ("sản xuất sơn"), but the name of the field.
    const std::string text = bare(cell.text);
    for (const Field field : all_fields) {
      bool same = text == fold(field_code(field));
      for (const Lang lang : all_langs) {
        const std::string label = bare(field_label(field, lang));
        same = same || text == label || (letters(text) >= 2 && match_words(text, label) >= 0.65);
      }
      fields += same;
      if (same) break;
    }
  }
  return cells == 0 ? 0 : static_cast<double>(fields) / cells;
}

}  // namespace

const Column* Table::column(std::string_view field) const noexcept {
  if (field.empty()) return nullptr;
  for (const Column& one : columns)
    if (one.field == field) return &one;
  return nullptr;
}

double header_match(std::string_view header, std::string_view field) {
  const auto scores = match_all(std::string(header));
  for (std::size_t t = 0; t < scores.size(); ++t)
    if (targets()[t].field == field) return scores[t];
  return 0;
}

std::string example_headers(std::string_view field) {
  for (const Target& target : targets()) {
    if (target.field != field) continue;
    // One a language: the first of each kind of letters.
    std::string vi, ja, en;
    for (std::string_view rest = target.words; !rest.empty();) {
      const auto bar = std::min(rest.find('|'), rest.size());
      const std::string_view word = rest.substr(0, bar);
      const Lang lang = detect_language(word);
      std::string& slot = lang == Lang::ja ? ja : lang == Lang::vi ? vi : en;
      if (slot.empty()) slot = word;
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
    std::string all;
    for (const std::string* one : {&vi, &ja, &en}) {
      if (one->empty()) continue;
      if (!all.empty()) all += ", ";
      all += *one;
    }
    return all;
  }
  return std::string(field);
}

Table recognise(const Grid& grid) {
  Table best;
  double best_total = 0, best_other = 0;
  std::string above = fold(grid.sheet.empty() ? grid.file : grid.sheet);
  const std::size_t tries = std::min<std::size_t>(grid.rows.size(), 30);
  Matcher match;
  std::map<std::uint32_t, double> field_share;  // by column; the few rows of a header among the cells do not matter
  for (std::size_t r = 0; r < tries; ++r) {
    const std::uint32_t row = grid.rows[r].number;
    for (std::uint32_t height = 1; height <= 3; ++height) {
      if (height > 1 && (r + height > grid.rows.size() || grid.rows[r + height - 1].number != row + height - 1)) break;
      const auto cells = header_cells(grid, row, height);
      if (cells.empty() || cells.size() > 200) break;
      std::vector<std::vector<double>> scores;
      for (const HeaderCell& cell : cells) {
        auto all = match(cell.compared);
        if (height > 1 && cell.last != cell.typed) {  // the lower row says more than the group it stands under
          const auto& lower = match(cell.last);
          for (std::size_t t = 0; t < all.size(); ++t) all[t] = std::max(all[t], 0.98 * lower[t]);
        }
        if (cell.lang != Lang::unknown)
          std::ranges::fill(all, 0.0);  // placed afterwards, beside the column it translates
        scores.push_back(std::move(all));
      }
      double first = 0, second = 0;
      for (const Entity& entity : entities()) {
        std::vector<std::size_t> allowed;
        for (std::size_t t = 0; t < targets().size(); ++t)
          if (may_hold(entity, targets()[t].field)) allowed.push_back(t);
        std::vector<std::vector<double>> gain(cells.size(), std::vector<double>(allowed.size()));
        const std::string_view own = entity.prefixes.substr(0, entity.prefixes.find(' '));
        for (std::size_t c = 0; c < cells.size(); ++c)
          for (std::size_t a = 0; a < allowed.size(); ++a) {
            const Target& target = targets()[allowed[a]];
            double fits = scores[c][allowed[a]];
            if (fits == 0) continue;
            if (target.field == "org.fields" || target.field == "org.sectors") {
              const auto [share, fresh] = field_share.try_emplace(cells[c].column);
              if (fresh) share->second = names_fields(grid, row + height - 1, cells[c].column);
              fits *= target.field == "org.fields" ? 0.7 + 0.3 * share->second : 1 - 0.3 * share->second;
            }
            // Columns of the organisation stand on every sheet and say less about its kind.
            const bool mine = target.field.substr(0, target.field.find('.')) == own ||
                              (entity.name == "event" && target.field.starts_with("outcome."));
            gain[c][a] = fits * fits * target.weight * (mine ? 1 : 0.5) + 1e-3 * fits;
          }
        const auto to = assign(gain);
        Table table;
        table.entity = entity.name;
        table.header_row = row;
        table.header_rows = height;
        double total = 0, fit = 0;
        int matched = 0;
        bool mandatory = false;
        for (std::size_t c = 0; c < cells.size(); ++c) {
          Column column{cells[c].column, cells[c].typed, {}, 0, unit_hint(cells[c].typed)};
          if (to[c] >= 0) {
            const std::size_t t = allowed[static_cast<std::size_t>(to[c])];
            column.field = targets()[t].field;
            column.confidence = scores[c][t];
            total += gain[c][static_cast<std::size_t>(to[c])];
            fit += scores[c][t];
            if (!column.field.starts_with("row.")) ++matched;
            mandatory = mandatory || in_list(entity.mandatory, column.field, '|');
          } else if (cells[c].lang != Lang::unknown) {
            place_translation(column, cells[c], entity, match);
            if (!column.field.empty()) total += 0.2, fit += column.confidence;
          } else {
            total -= 0.05;
          }
          table.columns.push_back(std::move(column));
        }
        // One column alone is a header only when it is what the records cannot be without, word for word.
        if (matched < 2 && !(mandatory && matched == 1 && fit >= 0.99 && cells.size() <= 3)) continue;
        if (!mandatory) total *= 0.7;
        const double named = named_as(entity, above);
        total += 0.5 * named - 0.15 * (height - 1);
        if (entity.name == "event" && table.column("meet.want") == nullptr &&
            table.column("meet.availability") == nullptr && table.column("meet.table") == nullptr &&
            table.column("outcome.stage") == nullptr)
          total *= 0.5;
        if (entity.name == "visit" && table.column("visit.date") == nullptr && table.column("visit.region") == nullptr)
          total *= 0.5;
        if (total > first)
          second = first, first = total;
        else
          second = std::max(second, total);
        if (total > best_total + 1e-9) {
          best_total = total;
          table.confidence = fit / static_cast<double>(table.columns.size());
          best = std::move(table);
        }
      }
      if (first == best_total) best_other = second;
    }
    for (const auto& [column, cell] : grid.rows[r].cells) above += ' ' + fold(cell.text);
    // A header further down would be another table's; after one that fits well only its second and third rows are of
    // interest.
    const bool good = best.confidence >= 0.8 && best.columns.size() >= 3;
    if (best.header_row != 0 && row >= best.header_row + (good ? 2 : 7)) break;
  }
  // The lowest row of a merged header may do by itself, since merged cells show in it; the header begins where they
  // begin.
  std::uint32_t top = best.header_row;
  for (const Range& m : grid.merged)
    if (m.row1 < best.header_row && m.row2 >= best.header_row && best.header_row - m.row1 <= 2)
      top = std::min(top, m.row1);
  if (top < best.header_row) {
    best.header_rows += best.header_row - top;
    best.header_row = top;
    for (const HeaderCell& cell : header_cells(grid, top, best.header_rows))
      for (Column& column : best.columns)
        if (column.number == cell.column) {
          column.header = cell.typed;
          if (column.hint.empty()) column.hint = unit_hint(cell.typed);
        }
  }
  // Two kinds that explain the header alike make it half as sure.
  if (best_total > 0) best.confidence *= 0.5 + 0.5 * std::min(1.0, (best_total - best_other) / (0.3 * best_total));
  return best;
}

}  // namespace caunoi::intake
