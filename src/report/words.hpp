// words.hpp -- every word of ours on the papers, in Vietnamese, Japanese and English. Arguments are {0}, {1}, ...
#pragma once
#include <fmt/format.h>

#include <concepts>
#include <string>
#include <string_view>

#include "caunoi/survey.hpp"
#include "report/html.hpp"

namespace caunoi::report {

struct Words {
  std::string_view vi, ja, en;

  [[nodiscard]] constexpr std::string_view in(Lang lang) const noexcept {
    return lang == Lang::ja ? ja : lang == Lang::en ? en : vi;
  }
};

/// A whole number as each language writes it: 1.234 in Vietnamese, 1,234 in Japanese and English.
[[nodiscard]] std::string number(std::int64_t value, Lang lang);

namespace detail {
template <class T>
std::string argument(const T& value, Lang lang) {
  if constexpr (std::integral<T>)
    return number(static_cast<std::int64_t>(value), lang);
  else if constexpr (std::same_as<T, LangText>)
    return legible(value, lang);
  else if constexpr (std::same_as<T, Words>)
    return std::string(value.in(lang));
  else
    return std::string(value);
}
}  // namespace detail

/// The words in all three languages with the arguments in place; numbers and texts follow the language.
template <class... Args>
[[nodiscard]] LangText say(const Words& words, const Args&... args) {
  LangText text;
  for (const Lang lang : all_langs)
    text.in(lang) = fmt::format(fmt::runtime(words.in(lang)), detail::argument(args, lang)...);
  return text;
}

namespace words {

// -- names and numbers
// --------------------------------------------------------------------------------------------------------
inline constexpr Words undisclosed{"Đơn vị chưa công bố tên ({0})", "非公開企業({0})",
                                   "Undisclosed organisation ({0})"};
inline constexpr Words slot_number{"Lượt {0}", "第{0}枠", "Slot {0}"};
inline constexpr Words untitled{"Kết nối cung – cầu công nghệ", "技術マッチング", "Technology supply and demand"};

// -- head and navigation
// ------------------------------------------------------------------------------------------------------
inline constexpr Words kicker{"Báo cáo kết nối cung – cầu công nghệ", "技術需給マッチング報告書",
                              "Technology matchmaking report"};
inline constexpr Words language{"Ngôn ngữ", "言語", "Language"};
inline constexpr Words contents{"Mục lục", "目次", "Contents"};
inline constexpr Words skip{"Đến nội dung", "本文へ", "Skip to content"};
inline constexpr Words print{"In trang này", "印刷", "Print"};
inline constexpr Words top{"Về đầu trang", "先頭へ", "Back to top"};
inline constexpr Words offline{
    "Trang này tự đủ: không cần mạng, không gửi dữ liệu đi đâu. Ngân sách và tên đơn vị yêu cầu giữ kín không có trong "
    "trang.",
    "このページは単独で開けます。通信は行いません。予算および非公開を希望した企業名は掲載していません。",
    "This page stands alone: it needs no network and sends nothing. Budgets and the names of organisations that asked "
    "for confidence are not in it."};

inline constexpr Words nav_overview{"Tổng quan", "概要", "Overview"};
inline constexpr Words nav_matches{"Ghép nối", "マッチング", "Matches"};
inline constexpr Words nav_gaps{"Nhu cầu còn trống", "未充足ニーズ", "Gaps"};
inline constexpr Words nav_shortlist{"Đề xuất chuyển giao", "移転候補", "Shortlist"};
inline constexpr Words nav_programme{"Chương trình", "日程", "Programme"};
inline constexpr Words nav_findings{"Dữ liệu cần sửa", "要修正データ", "To fix"};
inline constexpr Words nav_files{"Tệp kèm theo", "添付ファイル", "Files"};

// -- overview
// -----------------------------------------------------------------------------------------------------------------
inline constexpr Words n_visits{"lượt đơn vị khảo sát", "調査訪問(延べ)", "survey visits"};
inline constexpr Words n_surveyed{"công nghệ khảo sát", "調査した技術", "technologies surveyed"};
inline constexpr Words n_proposed{"công nghệ đề xuất", "移転候補とした技術", "proposed for transfer"};
inline constexpr Words n_needs{"nhu cầu", "ニーズ", "needs"};
inline constexpr Words n_experts{"chuyên gia", "専門家", "experts"};
inline constexpr Words n_matches{"cặp ghép đạt mức tốt", "良好な組合せ", "good matches"};
inline constexpr Words n_meetings{"cuộc kết nối đã xếp lịch", "面談予定", "meetings scheduled"};
inline constexpr Words split_regions{"{0} phía Bắc · {1} phía Nam", "北部{0}・南部{1}", "{0} north · {1} south"};
inline constexpr Words split_exhibits{"và {0} công nghệ mang đến hội chợ", "ほか出展技術{0}件",
                                      "and {0} brought to the fair"};
inline constexpr Words split_share{"{0} % số khảo sát", "調査技術の{0}%", "{0} % of those surveyed"};
inline constexpr Words split_firms{"của {0} đơn vị", "{0}社・団体", "of {0} organisations"};
inline constexpr Words split_answered{"{0} nhu cầu có lời giải", "{0}件のニーズに候補あり", "{0} needs answered"};
inline constexpr Words split_unplaced{"{0} cặp chưa xếp được", "未配置{0}件", "{0} not placed"};

inline constexpr Words by_field{"Theo lĩnh vực", "分野別", "By field"};
inline constexpr Words field{"Lĩnh vực", "分野", "Field"};
inline constexpr Words north{"Bắc", "北部", "North"};
inline constexpr Words south{"Nam", "南部", "South"};
inline constexpr Words visits_head{"Lượt đơn vị", "訪問", "Visits"};
inline constexpr Words technologies_head{"Công nghệ", "技術", "Technologies"};
inline constexpr Words surveyed{"Khảo sát", "調査", "Surveyed"};
inline constexpr Words proposed{"Đề xuất", "候補", "Proposed"};
inline constexpr Words needs{"Nhu cầu", "ニーズ", "Needs"};
inline constexpr Words all{"Tổng", "合計", "Total"};
inline constexpr Words bar_legend{"Dải nhạt: khảo sát. Dải đậm: đề xuất có thể chuyển giao.", "淡色:調査 濃色:移転候補",
                                  "Light bar: surveyed. Dark bar: proposed for transfer."};

inline constexpr Words paragraph_title{"Đoạn báo cáo soạn sẵn", "報告文(そのまま使えます)",
                                       "The paragraph for your report"};
inline constexpr Words paragraph_note{
    "Có thể chép nguyên văn vào báo cáo. Mỗi con số đều đếm từ bản ghi, xem phần định nghĩa.",
    "そのまま報告書に転記できます。各数値の根拠は「定義と集計根拠」をご覧ください。",
    "Ready to be copied. Every figure is counted from records; see the definitions."};
inline constexpr Words copy{"Chép đoạn văn", "文章をコピー", "Copy the paragraph"};
inline constexpr Words copied{"Đã chép", "コピーしました", "Copied"};
inline constexpr Words evidence{"Định nghĩa và căn cứ đếm", "定義と集計根拠", "Definitions and evidence"};

inline constexpr Words say_visits{
    "Khảo sát tổng số tại {0} lượt đơn vị, trong đó {1} lượt đơn vị phía Bắc ({2}) và {3} lượt đơn vị phía Nam ({4}).",
    "延べ{0}件の機関を訪問調査した。うち北部{1}件({2})、南部{3}件({4})である。",
    "{0} unit-visits were made: {1} in the north ({2}) and {3} in the south ({4})."};
inline constexpr Words say_visits_plain{"Khảo sát tổng số tại {0} lượt đơn vị.", "延べ{0}件の機関を訪問調査した。",
                                        "{0} unit-visits were made."};
inline constexpr Words say_surveyed{"Tìm kiếm được {0} công nghệ/tiến bộ kỹ thuật ({1}).",
                                    "調査により{0}件の技術を把握した({1})。", "{0} technologies were found ({1})."};
inline constexpr Words say_proposed{"Đề xuất {0} công nghệ/tiến bộ kỹ thuật có thể chuyển giao, ứng dụng ({1}).",
                                    "そのうち{0}件を移転・応用可能な技術として提案した({1})。",
                                    "{0} of them are proposed as transferable ({1})."};
inline constexpr Words say_needs{
    "Tiếp nhận {0} nhu cầu công nghệ của {1} đơn vị; {2} nhu cầu đã tìm được công nghệ hoặc chuyên gia phù hợp ở mức "
    "tốt, {3} nhu cầu chưa có lời giải.",
    "{1}の企業・団体から{0}件の技術ニーズが寄せられ、{2}件に良好な候補が見つかり、{3}件は候補がない。",
    "{1} organisations stated {0} needs; a good technology or expert was found for {2}, none yet for {3}."};
inline constexpr Words say_fair_japan{
    "{0} thu hút {1} doanh nghiệp Nhật Bản tham dự, đã xếp lịch {2} cuộc kết nối với {3} đơn vị để gặp gỡ, trao đổi, "
    "thương thảo hợp đồng{4}.",
    "{0}には日本企業{1}社が参加し、{3}の企業・団体との面談{2}件の日程を組んだ{4}。",
    "{0} brings together {1} Japanese enterprises, with {2} meetings scheduled with {3} organisations{4}."};
inline constexpr Words say_fair{
    "{0} có {1} đơn vị trưng bày tham dự, đã xếp lịch {2} cuộc kết nối với {3} đơn vị để gặp gỡ, trao đổi, thương thảo "
    "hợp đồng{4}.",
    "{0}には{1}社が出展し、{3}の企業・団体との面談{2}件の日程を組んだ{4}。",
    "{0} brings together {1} exhibitors, with {2} meetings scheduled with {3} organisations{4}."};
inline constexpr Words say_fair_any{"{0} có {1} đơn vị tham dự, đã xếp lịch {2} cuộc kết nối{4}.",
                                    "{0}には{1}の企業・団体が参加し、面談{2}件の日程を組んだ{4}。",
                                    "{0} brings together {1} participants, with {2} meetings scheduled{4}."};
inline constexpr Words say_interpreted{", trong đó {0} cuộc có phiên dịch", "(うち通訳付き{0}件)",
                                       ", {0} of them with an interpreter"};
inline constexpr Words field_count{"{0}: {1}", "{0}{1}", "{0}: {1}"};

inline constexpr Words def_visits{
    "Lượt đơn vị: một lần đến một đơn vị; một đơn vị có thể được khảo sát nhiều lần. {0} lượt là {0} bản ghi «visit», "
    "tại {1} đơn vị khác nhau.",
    "訪問:1機関への1回の訪問。同じ機関を複数回訪れることがある。{0}件は「visit」の記録{0}件、機関数は{1}。",
    "Unit-visit: one visit to one unit; a unit may be visited more than once. {0} visits are {0} “visit” records at "
    "{1} different units."};
inline constexpr Words def_surveyed{
    "Công nghệ khảo sát: bản ghi «technology» gắn với một lượt khảo sát hoặc có dấu đề xuất ({0} bản ghi). Đề xuất: "
    "«proposed» = đúng ({1} bản ghi).",
    "調査した技術:訪問に紐づく、または候補の印がある「technology」の記録({0}件)。候補:「proposed」が真の記録({1}件)。",
    "Technology surveyed: a “technology” record tied to a visit or marked either way ({0} records). Proposed: "
    "“proposed” is true ({1} records)."};
inline constexpr Words def_matches{
    "Mức tốt: điểm từ {0} % trở lên và có chung chủ đề. {1} cặp đạt mức tốt trong {2} cặp được chấm và giữ lại.",
    "良好:スコア{0}%以上で主題が共通するもの。採点して残した{2}組のうち{1}組。",
    "Good: a score of {0} % or more and a topic in common. {1} pairs of the {2} scored and kept."};
inline constexpr Words def_meetings{
    "Cuộc kết nối: một cuộc gặp đã có giờ và bàn trong chương trình ({0} dòng). Đây là số đã xếp lịch, chưa phải số đã "
    "diễn ra; lượt khách tham quan không có trong dữ liệu nên không nêu.",
    "面談:日時と席が決まった予定({0}行)。実施件数ではない。来場者数は記録にないため記載しない。",
    "Meeting: one with a time and a table in the programme ({0} rows). They are scheduled, not yet held; visitors to "
    "the fair are not in the records and so not stated."};

// -- matches
// ------------------------------------------------------------------------------------------------------------------
inline constexpr Words matches_title{"Ghép nối theo doanh nghiệp", "企業別マッチング", "Matches by enterprise"};
inline constexpr Words matches_lead{
    "Mỗi nhu cầu kèm tối đa {0} công nghệ và {1} chuyên gia phù hợp nhất. Bấm vào từng dòng để xem lý do.",
    "各ニーズについて、適合度の高い技術を最大{0}件、専門家を最大{1}名示します。行を押すと理由が開きます。",
    "For each need, up to {0} best technologies and {1} experts. Open a line for the reasons."};
inline constexpr Words search{"Tìm doanh nghiệp, nhu cầu, công nghệ…", "企業・ニーズ・技術を検索…",
                              "Find an enterprise, need or technology…"};
inline constexpr Words search_label{"Tìm trong danh sách", "一覧を検索", "Search the list"};
inline constexpr Words filter_label{"Lọc theo lĩnh vực", "分野で絞り込む", "Filter by field"};
inline constexpr Words every_field{"Mọi lĩnh vực", "全分野", "All fields"};
inline constexpr Words open_all{"Mở tất cả", "すべて開く", "Open all"};
inline constexpr Words close_all{"Đóng tất cả", "すべて閉じる", "Close all"};
inline constexpr Words shown_count{"Đang hiện {0}/{1} đơn vị", "{1}件中{0}件を表示", "{0} of {1} shown"};
inline constexpr Words nothing_found{"Không có kết quả. Thử từ ngắn hơn; gõ không dấu cũng được.",
                                     "該当がありません。短い語でお試しください。",
                                     "Nothing found. Try a shorter word; accents are not needed."};
inline constexpr Words need_count{"{0} nhu cầu", "ニーズ{0}件", "{0} needs"};
inline constexpr Words need_count_one{"1 nhu cầu", "ニーズ1件", "1 need"};
inline constexpr Words good_count{"{0} lời giải tốt", "良好な候補{0}件", "{0} good answers"};
inline constexpr Words good_count_one{"1 lời giải tốt", "良好な候補1件", "1 good answer"};
inline constexpr Words good_count_none{"chưa có lời giải tốt", "良好な候補なし", "no good answer yet"};
inline constexpr Words confidential{"Giữ kín", "非公開", "In confidence"};
inline constexpr Words required{"Yêu cầu", "要件", "Requirements"};
inline constexpr Words expert{"Chuyên gia", "専門家", "Expert"};
inline constexpr Words score{"Điểm phù hợp", "適合度", "Score"};
inline constexpr Words confidence{"Tin cậy {0} %", "信頼度{0}%", "Confidence {0} %"};
inline constexpr Words their_need{"Bên cần nói", "需要側の記述", "The need says"};
inline constexpr Words their_offer{"Bên có nói", "供給側の記述", "The offer says"};
inline constexpr Words caution{"Lưu ý", "注意", "Caution"};
inline constexpr Words legal{"Pháp lý", "法令", "Legal"};
inline constexpr Words benefit{"Vì sao bên kia quan tâm", "相手側の関心", "Why the other side cares"};
inline constexpr Words ask{"Nên hỏi", "確認事項", "Ask"};
inline constexpr Words no_offer{"Chưa tìm thấy công nghệ hay chuyên gia nào.", "候補は見つかっていません。",
                                "No technology or expert was found."};
inline constexpr Words no_provider{"chưa rõ đơn vị cung cấp", "提供元不明", "provider unknown"};

// -- gaps
// ---------------------------------------------------------------------------------------------------------------------
inline constexpr Words gaps_title{"Nhu cầu chưa ai đáp ứng", "応えられていないニーズ", "What nobody offers yet"};
inline constexpr Words gaps_lead{
    "{0} trên {1} nhu cầu chưa có đề xuất nào đạt {2} %. Đây là danh sách để đi tìm nguồn cung tiếp theo.",
    "{1}件中{0}件のニーズには{2}%以上の候補がありません。次の供給元探索の対象です。",
    "{0} of {1} needs have no offer that reaches {2} %. This is where to look for supply next."};
inline constexpr Words gaps_none{"Mọi nhu cầu đều có ít nhất một đề xuất đạt {0} %.",
                                 "すべてのニーズに{0}%以上の候補があります。",
                                 "Every need has at least one offer that reaches {0} %."};
inline constexpr Words nearest{"Gần nhất", "最も近い候補", "Nearest"};
inline constexpr Words nothing_near{"Không có", "なし", "None"};

// -- shortlist
// ----------------------------------------------------------------------------------------------------------------
inline constexpr Words shortlist_title{"Công nghệ nên đề xuất chuyển giao", "移転を提案すべき技術",
                                       "Technologies to propose for transfer"};
inline constexpr Words shortlist_lead{
    "Máy xếp hạng {0} công nghệ khảo sát theo mức đáp ứng nhu cầu tại địa phương và chọn {1}.",
    "調査した{0}件を地域のニーズへの適合度で順位付けし、{1}件を選びました。",
    "{0} surveyed technologies ranked by how well they meet local needs; {1} chosen."};
inline constexpr Words agreement_title{"So với dấu đề xuất của đoàn khảo sát", "調査団の評価との比較",
                                       "Against the marks of the survey team"};
inline constexpr Words marked{"Đoàn đề xuất", "調査団", "Marked"};
inline constexpr Words chosen{"Máy chọn", "本システム", "Chosen"};
inline constexpr Words both{"Trùng nhau", "一致", "Both"};
inline constexpr Words precision{"Độ chính xác", "適合率", "Precision"};
inline constexpr Words recall{"Độ bao phủ", "再現率", "Recall"};
inline constexpr Words marked_here{"đoàn khảo sát cũng đề xuất", "調査団も候補に選定", "also marked by the survey"};
inline constexpr Words answers{"Đáp ứng: {0}", "対応ニーズ:{0}", "Answers: {0}"};
inline constexpr Words chosen_of{"{0} trên {1}", "{1}件中{0}件", "{0} of {1}"};

// -- programme
// ----------------------------------------------------------------------------------------------------------------
inline constexpr Words programme_title{"Chương trình gặp gỡ", "面談日程", "Programme of meetings"};
inline constexpr Words programme_lead{"{0} cuộc gặp tại {1} bàn trong {2} lượt; {3} cuộc có phiên dịch.",
                                      "面談{0}件、{1}卓、{2}枠。うち通訳付き{3}件。",
                                      "{0} meetings at {1} tables over {2} slots; {3} with an interpreter."};
inline constexpr Words status_optimal{"Đã chứng minh: không có chương trình nào xếp được giá trị cao hơn.",
                                      "最適であることを証明済み:これより価値の高い日程は存在しません。",
                                      "Proved optimal: no programme has a higher value."};
inline constexpr Words status_feasible{"Hợp lệ, chưa chứng minh là tốt nhất: đạt ít nhất {0} % mức cao nhất có thể.",
                                       "実行可能。最適性は未証明ですが、理論上限の{0}%以上です。",
                                       "Valid, not proved best: at least {0} % of the highest possible value."};
inline constexpr Words status_infeasible{
    "Các điều kiện bắt buộc mâu thuẫn nhau, chưa lập được chương trình:", "必須条件が両立せず、日程を組めません:",
    "The required rules contradict each other, so there is no programme:"};
inline constexpr Words session{"Phiên {0}", "セッション {0}", "Session {0}"};
inline constexpr Words table{"Bàn", "卓", "Table"};
inline constexpr Words interpreter{"phiên dịch {0}", "通訳 {0}", "interpreter {0}"};
inline constexpr Words grid_label{"Lưới chương trình: bàn và giờ", "日程表:卓と時刻",
                                  "Programme grid: tables and times"};
inline constexpr Words agendas_title{"Lịch của từng đơn vị", "参加者別予定", "Agenda of each participant"};
inline constexpr Words agendas_search{"Tìm đơn vị…", "参加者を検索…", "Find a participant…"};
inline constexpr Words meeting_count{"{0} cuộc gặp", "面談{0}件", "{0} meetings"};
inline constexpr Words meeting_count_one{"1 cuộc gặp", "面談1件", "1 meeting"};
inline constexpr Words time{"Giờ", "時刻", "Time"};
inline constexpr Words partner{"Gặp", "相手", "With"};
inline constexpr Words interpreter_head{"Phiên dịch", "通訳", "Interpreter"};
inline constexpr Words no_meetings{"Chưa có cuộc gặp nào được xếp.", "予定された面談はありません。",
                                   "No meeting is scheduled."};
inline constexpr Words exhibitors{"Đơn vị trưng bày", "出展者", "Exhibitors"};
inline constexpr Words visitors{"Đơn vị đến gặp", "来場企業", "Visitors"};
inline constexpr Words others{"Đơn vị tham dự", "参加者", "Participants"};

inline constexpr Words unplaced_title{"Chưa xếp được, vì sao và cách gỡ", "配置できなかった面談:理由と対策",
                                      "What could not be placed, why, and the remedy"};
inline constexpr Words unplaced_none{"Mọi cặp đều đã được xếp.", "すべての組合せを配置しました。",
                                     "Every pair has been placed."};
inline constexpr Words reason{"Lý do", "理由", "Reason"};
inline constexpr Words remedy{"Cách gỡ", "対策", "Remedy"};
inline constexpr Words pair{"Cặp", "組合せ", "Pair"};
inline constexpr Words why_full{"Một bên đã kín lịch", "一方の予定が満杯", "One side has no room left"};
inline constexpr Words why_table{"Hết bàn trong các giờ chung", "共通の時間に空き卓なし",
                                 "No table in the common slots"};
inline constexpr Words why_interpreter{"Thiếu phiên dịch trong các giờ chung", "共通の時間に通訳なし",
                                       "No interpreter in the common slots"};
inline constexpr Words why_slot{"Hai bên không có giờ chung", "共通の空き時間なし", "No common free slot"};
inline constexpr Words why_value{"Nhường chỗ cho cặp phù hợp hơn", "より適合度の高い組合せを優先",
                                 "Gave way to better matches"};
inline constexpr Words why_rules{"Trái với điều kiện đã đặt", "設定された条件に抵触", "Against a rule that was set"};
inline constexpr Words fix_full{"Nới số cuộc gặp tối đa hoặc giờ rảnh của bên đã kín.",
                                "面談数の上限または空き時間を増やす。",
                                "Raise the limit or free more slots of the busy side."};
inline constexpr Words fix_table{"Thêm một bàn trong giờ đó.", "その時間帯に卓を1つ追加する。",
                                 "Add a table in those slots."};
inline constexpr Words fix_interpreter{"Thêm một phiên dịch cùng cặp tiếng trong giờ đó.",
                                       "その時間帯に同じ言語の通訳を1名追加する。",
                                       "Add an interpreter of those languages in those slots."};
inline constexpr Words fix_slot{"Mở thêm giờ rảnh của một trong hai bên, hoặc hẹn gặp sau hội chợ.",
                                "いずれかの空き時間を増やすか、会期後に面談を設定する。",
                                "Free a slot of either side, or meet after the fair."};
inline constexpr Words fix_value{"Thêm lượt hoặc bàn, hoặc đánh dấu cặp này là bắt buộc.",
                                 "枠か卓を増やす、またはこの組合せを必須にする。",
                                 "Add slots or tables, or mark this pair as required."};
inline constexpr Words fix_rules{"Xem lại điều kiện phiên, giờ hoặc thứ tự của cặp này.",
                                 "セッション・時刻・順序の条件を見直す。",
                                 "Review the session, slot or order set for this pair."};

// -- findings and files
// -------------------------------------------------------------------------------------------------------
inline constexpr Words findings_title{"Dữ liệu cần sửa trong sổ", "ブックで直すべき箇所",
                                      "What to fix in the workbooks"};
inline constexpr Words findings_lead{
    "{0} lỗi, {1} cảnh báo, {2} ghi chú. Bản ghi vẫn được dùng; ô không đọc được tính là chưa biết.",
    "エラー{0}件、警告{1}件、注記{2}件。記録は使用し、読めないセルは「不明」として扱いました。",
    "{0} errors, {1} warnings, {2} notes. Records are still used; a cell that cannot be read counts as unknown."};
inline constexpr Words findings_none{"Không có gì phải sửa.", "修正すべき箇所はありません。", "Nothing to fix."};
inline constexpr Words more_places{"và {0} chỗ nữa", "ほか{0}か所", "and {0} more places"};
inline constexpr Words hidden_value{"Nội dung ô liên quan đến thông tin giữ kín, xem trong sổ gốc.",
                                    "非公開項目のため、内容は元のブックでご確認ください。",
                                    "The cell holds something kept in confidence; see the workbook itself."};
inline constexpr Words place{"Vị trí", "場所", "Place"};
inline constexpr Words count{"Số chỗ", "件数", "Places"};
inline constexpr Words what{"Vấn đề", "内容", "What"};
inline constexpr Words level_error{"Lỗi", "エラー", "Error"};
inline constexpr Words level_warning{"Cảnh báo", "警告", "Warning"};
inline constexpr Words level_note{"Ghi chú", "注記", "Note"};
inline constexpr Words files_title{"Tệp kèm theo", "添付ファイル", "Files"};

// -- workbooks and calendars
// --------------------------------------------------------------------------------------------------
inline constexpr Words sheet_matches{"Ghép nối", "マッチング", "Matches"};
inline constexpr Words sheet_grid{"Lưới", "日程表", "Grid"};
inline constexpr Words sheet_list{"Danh sách", "一覧", "List"};
inline constexpr Words sheet_interpreters{"Phiên dịch", "通訳", "Interpreters"};
inline constexpr Words sheet_unplaced{"Chưa xếp", "未配置", "Unplaced"};
inline constexpr Words col_need_id{"Mã nhu cầu", "ニーズID", "Need id"};
inline constexpr Words col_enterprise{"Đơn vị có nhu cầu", "ニーズ元", "Organisation in need"};
inline constexpr Words col_need{"Nhu cầu", "ニーズ", "Need"};
inline constexpr Words col_rank{"Hạng", "順位", "Rank"};
inline constexpr Words col_kind{"Loại", "種別", "Kind"};
inline constexpr Words col_technology{"Công nghệ", "技術", "Technology"};
inline constexpr Words col_offer_id{"Mã nguồn cung", "供給ID", "Offer id"};
inline constexpr Words col_offer{"Công nghệ, chuyên gia", "技術・専門家", "Technology or expert"};
inline constexpr Words col_provider{"Đơn vị cung cấp", "提供元", "Provider"};
inline constexpr Words col_score{"Điểm", "適合度", "Score"};
inline constexpr Words col_confidence{"Độ tin cậy", "信頼度", "Confidence"};
inline constexpr Words col_explanation{"Giải thích", "説明", "Explanation"};
inline constexpr Words col_date{"Ngày", "日付", "Date"};
inline constexpr Words col_room{"Phòng", "会場", "Room"};
inline constexpr Words col_party_a{"Bên A", "参加者A", "Party A"};
inline constexpr Words col_party_b{"Bên B", "参加者B", "Party B"};
inline constexpr Words col_pair_id{"Mã cặp", "組合せID", "Pair id"};
inline constexpr Words meet_with{"Gặp {0}", "{0}との面談", "Meeting with {0}"};
inline constexpr Words at_table{"Bàn {0}", "卓 {0}", "Table {0}"};
inline constexpr Words at_table_room{"Bàn {0}, {1}", "卓 {0}({1})", "Table {0}, {1}"};
inline constexpr Words with_interpreter{"Phiên dịch: {0}", "通訳:{0}", "Interpreter: {0}"};

// -- the day itself: who is told what
// ------------------------------------------------------------------------------------------------------------------
inline constexpr Words notices_title{"Thông báo thay đổi", "変更のお知らせ", "What has changed"};
inline constexpr Words notices_none{"Không có gì phải báo.", "お知らせする変更はありません。", "There is nothing to tell."};
inline constexpr Words notices_count{"Cần báo cho {0} bên; {1} bên có cuộc gặp bị đổi giờ, bàn hoặc phiên dịch.",
                                     "連絡先は{0}件です。時間・卓・通訳が変わる参加者は{1}件です。",
                                     "{0} to be told; {1} participants have a meeting whose time, table or interpreter changes."};
inline constexpr Words notices_people{"Người tham dự", "参加者", "Participants"};
inline constexpr Words notices_interpreters{"Phiên dịch", "通訳", "Interpreters"};
inline constexpr Words notice_place{"{0}, bàn {1}", "{0}、卓{1}", "{0}, table {1}"};
inline constexpr Words notice_place_interpreted{"{0}, bàn {1}, phiên dịch {2}", "{0}、卓{1}、通訳{2}",
                                                 "{0}, table {1}, interpreter {2}"};
inline constexpr Words notice_cancelled{"Hủy: gặp {0}, {1}", "中止:{0}({1})", "Cancelled: {0}, {1}"};
inline constexpr Words notice_new{"Cuộc gặp mới: {0}, {1}", "新規:{0}({1})", "New: {0}, {1}"};
inline constexpr Words notice_moved{"Đổi giờ: gặp {0}, từ {1} sang {2}", "時間変更:{0}({1} → {2})",
                                    "New time: {0}, from {1} to {2}"};
inline constexpr Words notice_table{"Đổi bàn: gặp {0}, từ {1} sang {2}", "卓変更:{0}({1} → {2})",
                                    "New table: {0}, from {1} to {2}"};
inline constexpr Words notice_interpreter{"Đổi phiên dịch: gặp {0}, từ {1} sang {2}", "通訳変更:{0}({1} → {2})",
                                          "New interpreter: {0}, from {1} to {2}"};
inline constexpr Words because_withdrawn{"nguyện vọng đã được rút lại", "希望取下げのため", "the wish was withdrawn"};
inline constexpr Words because_absent{"{0} vắng mặt lúc đó", "{0}がその時間に不在のため", "{0} is away at that time"};
inline constexpr Words because_table{"bàn {0} không dùng được", "卓{0}が使えないため", "table {0} cannot be used"};
inline constexpr Words because_interpreter{"phiên dịch {0} vắng mặt lúc đó", "通訳{0}がその時間に不在のため",
                                           "interpreter {0} is away"};
inline constexpr Words because_locked{"ban tổ chức đã chốt chỗ này", "主催者が時間を固定したため",
                                      "the organiser has fixed it"};
inline constexpr Words because_room{"để nhường chỗ cho cuộc gặp khác", "他の面談との調整のため",
                                    "to make room for another meeting"};
inline constexpr Words relaxed_least{"{0} chỉ còn {2} cuộc gặp, ít hơn mức tối thiểu {1}.",
                                     "{0}の面談は{2}件となり、最低{1}件に届きません。",
                                     "{0} is left with {2} meetings, fewer than the least of {1}."};
inline constexpr Words relaxed_required{"Cuộc gặp bắt buộc {0} không còn chỗ.", "必須の面談{0}は入れられなくなりました。",
                                        "The required meeting {0} has no place any more."};
inline constexpr Words relaxed_spread{"Chênh lệch số lần chờ giữa các bên tăng từ {1} lên {2}.",
                                      "待ち時間の回数の差が{1}から{2}に広がりました。",
                                      "The numbers of breaks differ by {2} instead of {1}."};
inline constexpr Words standby_title{"Dự bị khi vắng mặt", "欠席時の代わり", "Standby for no-shows"};
inline constexpr Words standby_missing{"Nếu vắng", "欠席者", "If missing"};
inline constexpr Words standby_host{"Thì", "お相手", "Then"};
inline constexpr Words standby_pairs{"có thể gặp", "面談できる相手", "can meet"};

// -- before the event: what the wishes need
// ------------------------------------------------------------------------------------------------------------------
inline constexpr Words advice_head{"{0} nguyện vọng gặp gỡ. Nếu đủ bàn và phiên dịch thì xếp được {1} cuộc; với những gì hiện có: {2} cuộc.",
                                   "面談希望{0}件。卓と通訳が十分なら{1}件、現状では{2}件を入れられます。",
                                   "{0} wishes. With enough tables and interpreters {1} meetings can be held; with what there is, {2}."};
inline constexpr Words advice_has{"hiện có", "現在", "has"};
inline constexpr Words advice_needs{"cần", "必要", "needs"};
inline constexpr Words advice_tables{"Bàn", "卓", "Tables"};
inline constexpr Words advice_slots{"Khung giờ", "枠", "Slots"};
inline constexpr Words advice_interpreters{"Phiên dịch {0}", "通訳({0})", "Interpreters {0}"};
inline constexpr Words advice_interpreted{"{0} cuộc cần phiên dịch", "通訳の必要な面談{0}件", "{0} meetings need one"};
inline constexpr Words advice_steps{"Nếu thêm một:", "1つ増やすと:", "One more:"};
inline constexpr Words advice_table_step{"bàn: xếp thêm được {0} cuộc", "卓:面談が{0}件増える", "table: {0} more meetings"};
inline constexpr Words advice_slot_step{"khung giờ vào cuối: xếp thêm được {0} cuộc", "最後に枠:面談が{0}件増える", "slot at the end: {0} more meetings"};
inline constexpr Words advice_interpreter_step{"phiên dịch {1}: xếp thêm được {0} cuộc", "通訳({1}):面談が{0}件増える", "interpreter {1}: {0} more meetings"};
inline constexpr Words advice_step_slots{"{0} (cần ở khung giờ {1})", "{0}(枠{1}で必要)", "{0} (needed in slots {1})"};
inline constexpr Words advice_asked{"Được hỏi nhiều hơn số cuộc có thể nhận:", "受けられる数を超えて希望された参加者:", "Asked for more than they have room for:"};
inline constexpr Words advice_asked_line{"{0}: {1} nguyện vọng, nhận được {2}", "{0}:希望{1}件、受けられる数{2}件", "{0}: {1} wishes, room for {2}"};
inline constexpr Words advice_asked_more{"và {0} bên khác", "ほか{0}件", "and {0} others"};
inline constexpr Words advice_open{"Hết giờ trước khi chứng minh được hết; có thể xếp được nhiều hơn.", "時間切れのため一部は証明されていません。実際はさらに入る可能性があります。",
                                   "The time ended before all was proved; more may be possible."};

}  // namespace words
}  // namespace caunoi::report
