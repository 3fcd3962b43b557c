// The signals by name, and the weights that start from the judgement of the field's practice.
//
// They are judgement, not measurement: sensitivity() says how much hangs on each, and learn_weights() shrinks what it
// learns from outcomes toward these, with fewer than two hundred meetings all the way: it refuses. Why these sizes, demand side: what the
// technology does is the first question of whoever reads such a sheet (text .28), the field is always there and
// survives bad text (.16); firms stop at taking over what they cannot run, so readiness against capability (.12) weighs
// as much as money (.12); a unit too big for the need is the classic failure (.08); transfer modes break deals late, so
// they show early (.08); standards .05; site conditions .04, mostly unknown before the meeting; service reach .04,
// small since a fair crosses borders; language .03, because an interpreter is the timetable's business. The cooperation
// network takes .04 and every other weight gives up 4 % of itself for it: nearness helps a deal along, it does not make
// a technology fit. Supply side: the buyer's seriousness (.20) next to the topic (.22).
//
// The caller's vectors, where there are any, speak of the topic once more, so they weigh half of what the text does (.14
// and .11) on top of it: the model is not ours and nobody has measured it here, its calibration (embedding_fit.cpp) keeps a
// bad one quiet but makes none good, and with the full weight two opinions on one question would outvote all others. The
// text keeps its weight, since it is what the reasons quote. Without vectors the signal leaves the weight and nothing
// changes. Tested by match/score_test.
#include "caunoi/match.hpp"

namespace caunoi {

namespace {

struct SignalName {
  std::string_view code, vi, ja, en;
};
constexpr std::array<SignalName, signal_count> names{{
    {"text_fit", "nội dung kỹ thuật", "技術内容", "technical content"},
    {"field_fit", "lĩnh vực", "分野", "field"},
    {"readiness", "mức sẵn sàng công nghệ", "技術成熟度", "readiness"},
    {"cost", "chi phí", "費用", "cost"},
    {"scale", "công suất", "能力・規模", "capacity"},
    {"mode_ip", "hình thức chuyển giao", "取引形態", "transfer mode"},
    {"standards", "tiêu chuẩn", "規格", "standards"},
    {"site", "điều kiện lắp đặt", "設置条件", "site conditions"},
    {"service_reach", "dịch vụ sau bán", "アフターサービス", "after-sale service"},
    {"language", "ngôn ngữ", "言語", "language"},
    {"network", "mạng lưới hợp tác", "協力関係", "cooperation network"},
    {"seriousness", "kế hoạch thực hiện", "実施計画", "plans of the buyer"},
    {"capability", "năng lực vận hành", "運用能力", "ability to run it"},
    {"region", "địa bàn", "地域", "place"},
    {"trust", "chứng nhận của bên cầu", "需要側の認証", "certificates of the buyer"},
    {"embedding", "độ gần của véc-tơ", "ベクトルの近さ", "nearness of the vectors"},
}};

constexpr double network_weight = 0.04;

}  // namespace

std::string_view signal_code(Signal signal) noexcept { return names[static_cast<std::size_t>(signal)].code; }

std::string_view signal_label(Signal signal, Lang lang) noexcept {
  const auto& name = names[static_cast<std::size_t>(signal)];
  return lang == Lang::ja ? name.ja : lang == Lang::en ? name.en : name.vi;
}

// Seriousness rests on whether a budget is stated, beside urgency and deadline: one bit, but the budget's.
bool from_secret(Signal signal) noexcept { return signal == Signal::cost || signal == Signal::seriousness; }

Weights default_weights() {
  Weights w;
  const auto demand = [&](Signal s, double weight) {
    w.demand[static_cast<std::size_t>(s)] = weight * (1 - network_weight);
  };
  const auto supply = [&](Signal s, double weight) { w.supply[static_cast<std::size_t>(s)] = weight; };
  demand(Signal::text_fit, 0.28);
  demand(Signal::field_fit, 0.16);
  demand(Signal::readiness, 0.12);
  demand(Signal::cost, 0.12);
  demand(Signal::scale, 0.08);
  demand(Signal::mode_ip, 0.08);
  demand(Signal::standards, 0.05);
  demand(Signal::site, 0.04);
  demand(Signal::service_reach, 0.04);
  demand(Signal::language, 0.03);
  demand(Signal::embedding, 0.14);
  w.demand[static_cast<std::size_t>(Signal::network)] = network_weight;
  supply(Signal::text_fit, 0.22);
  supply(Signal::seriousness, 0.20);
  supply(Signal::mode_ip, 0.14);
  supply(Signal::capability, 0.12);
  supply(Signal::field_fit, 0.10);
  supply(Signal::scale, 0.10);
  supply(Signal::language, 0.05);
  supply(Signal::region, 0.04);
  supply(Signal::trust, 0.03);
  supply(Signal::embedding, 0.11);
  return w;
}

}  // namespace caunoi
