// The sentences. An explanation is made of these and of words of the records, nothing else, so it can be checked once
// and for all.
//
// Rules for writing one: say a fact and where it comes from, or what to do about it; address the enterprise; no
// adjective of praise; never a sentence whose presence or absence depends on the budget. `cost_ok` is here for whoever
// fills it by hand with both sides' consent; the engine never says it (reasons.cpp gives the argument). Tested by
// match/templates_test.
#include "match/templates.hpp"

#include <algorithm>
#include <array>

namespace caunoi {

namespace {

using Part = Reason::Part;

constexpr Template sentences[] = {
    {Part::reason, "cert_ok", "Đáp ứng {certs} mà quý đơn vị yêu cầu.", "必要な規格 {certs} に適合しています。",
     "Meets the {certs} you require."},
    {Part::reason, "cost_ok", "Chi phí công bố nằm trong khả năng đầu tư đã nêu.", "公表価格は想定投資額の範囲内です。",
     "The published cost is within the investment range you gave."},
    {Part::reason, "embedding", "Véc-tơ đi kèm dữ liệu cho thấy hai bản mô tả gần nghĩa nhau.",
     "データに付けられたベクトルでは、双方の記述は意味が近いものです。",
     "By the vectors that came with the data, the two descriptions are close in meaning."},
    {Part::reason, "field_fit", "Cùng lĩnh vực {field}.", "分野が一致しています({field})。", "Same field: {field}."},
    {Part::reason, "kind_ok", "Đúng loại quý đơn vị tìm: {kind}.", "貴社の希望する形態です({kind})。",
     "It is the kind of thing you look for: {kind}."},
    {Part::reason, "language_ok", "Hai bên dùng chung {languages}.", "共通言語:{languages}。",
     "Shared language: {languages}."},
    {Part::reason, "mode_ok", "Hai bên cùng chấp nhận hình thức: {modes}.", "双方が希望する取引形態:{modes}。",
     "Both sides accept: {modes}."},
    {Part::reason, "network_near", "Bên cung ở gần quý đơn vị trong mạng lưới hợp tác đã khảo sát.",
     "調査済みの協力関係で貴社に近い提供者です。", "The supplier is close to you in the surveyed cooperation network."},
    {Part::reason, "reference", "Đã áp dụng tại {n} nơi, gần nhất: {ref}.", "導入実績{n}件、最寄りは{ref}。",
     "In use at {n} sites; the nearest is {ref}."},
    {Part::reason, "region_near", "Hai bên cách nhau khoảng {km} km.", "双方の距離は約{km} kmです。",
     "The two sides are about {km} km apart."},
    {Part::reason, "scale_ok", "Công suất {cap} phù hợp nhu cầu {need_cap}.", "能力{cap}は必要量{need_cap}に合います。",
     "Capacity {cap} covers the {need_cap} you need."},
    {Part::reason, "service_here", "Bên cung có {presence} tại Việt Nam để hỗ trợ sau bán.",
     "ベトナムに{presence}があり、導入後の支援が可能です。",
     "The supplier has a presence in Vietnam ({presence}) for after-sale support."},
    {Part::reason, "service_near", "Bên cung ở {place}, thuận tiện hỗ trợ sau bán.",
     "提供者の所在地は{place}で、導入後の支援が容易です。",
     "The supplier is in {place}, within easy reach for after-sale support."},
    {Part::reason, "skill_ok", "Vận hành cần năng lực mức {skill}/5, quý đơn vị ở mức {ac}/5.",
     "運用に必要な技術体制はレベル{skill}/5、貴社はレベル{ac}/5です。",
     "Running it takes capability level {skill}/5; you have {ac}/5."},
    {Part::reason, "territory_needs", "Đáp ứng {n} nhu cầu tại {territory}, sát nhất: “{need_title}”.",
     "{territory}の{n}件のニーズに対応、最も近いのは「{need_title}」。",
     "Answers {n} needs in {territory}, closest: \"{need_title}\"."},
    {Part::reason, "text_fit",
     "Công nghệ này nhắm đúng vấn đề quý đơn vị nêu: “{need_phrase}” – bên cung mô tả: “{tech_phrase}”.",
     "貴社の課題「{need_phrase}」に対し、提供側は「{tech_phrase}」と説明しています。",
     "It addresses the problem you stated, \"{need_phrase}\"; the supplier describes it as \"{tech_phrase}\"."},
    {Part::reason, "text_fit_expert",
     "Chuyên gia làm việc đúng vấn đề quý đơn vị nêu: “{need_phrase}” – kinh nghiệm: “{tech_phrase}”.",
     "貴社の課題「{need_phrase}」に対し、専門家の経験は「{tech_phrase}」です。",
     "The expert works on the problem you stated, \"{need_phrase}\"; experience: \"{tech_phrase}\"."},
    {Part::reason, "trl_ok",
     "Công nghệ ở mức sẵn sàng TRL {trl}; với năng lực kỹ thuật hiện có (mức {ac}/5), khuyến nghị từ TRL {trl_min} trở "
     "lên.",
     "技術成熟度はTRL {trl}。貴社の技術体制(レベル{ac}/5)ではTRL {trl_min}以上が目安です。",
     "Readiness is TRL {trl}; with your technical capability (level {ac}/5) TRL {trl_min} or higher is advised."},
    {Part::reason, "trl_stated", "Công nghệ ở mức sẵn sàng TRL {trl}; quý đơn vị yêu cầu từ TRL {trl_min}.",
     "技術成熟度はTRL {trl}、貴社の要件はTRL {trl_min}以上です。",
     "Readiness is TRL {trl}; you ask for TRL {trl_min} or higher."},
    {Part::reason, "trust_ok", "Bên cung sẽ thấy chứng nhận của quý đơn vị: {certs}.",
     "提供側には貴社の認証 {certs} が示されます。", "The supplier will see your certificates: {certs}."},

    {Part::caution, "cert_gap", "Chưa thấy nêu {certs} mà quý đơn vị yêu cầu.",
     "必要な規格 {certs} の記載がありません。", "The {certs} you require are not mentioned."},
    {Part::caution, "cost_published", "Chi phí công bố: {cost}; nên hỏi thêm chi phí vận hành.",
     "公表価格:{cost}。運転費もご確認ください。", "Published cost: {cost}; ask for the running cost as well."},
    {Part::caution, "cost_unknown", "Chưa có thông tin giá: nên hỏi tổng chi phí đầu tư và chi phí vận hành.",
     "価格情報がありません。導入費と運転費をご確認ください。",
     "No price is given; ask for total investment and running cost."},
    {Part::caution, "field_other", "Lưu ý: công nghệ thuộc {tech_field}, nhu cầu thuộc {need_field}.",
     "注意:技術の分野は{tech_field}、ニーズの分野は{need_field}です。",
     "Caution: the technology is in {tech_field}, your need in {need_field}."},
    {Part::caution, "interpreter_needed", "Cần phiên dịch: {pair}.", "通訳が必要です({pair})。",
     "An interpreter is needed: {pair}."},
    {Part::caution, "kind_other", "Bên cung chào {kind}, quý đơn vị tìm {wanted}.",
     "提供形態は{kind}、貴社の希望は{wanted}です。", "What is offered: {kind}; what you look for: {wanted}."},
    {Part::caution, "mode_gap", "Hình thức chưa khớp: bên cung chào {offered}; quý đơn vị chấp nhận {accepted}.",
     "取引形態が未一致:提供側は{offered}、貴社は{accepted}。",
     "Transfer modes differ: {offered} is offered, you accept {accepted}."},
    {Part::caution, "network_far", "Hai bên chưa có mối liên hệ chung nào trong khảo sát.",
     "調査上、双方に共通のつながりはありません。", "The survey shows no connection between the two sides yet."},
    {Part::caution, "plan_vague", "Nên thống nhất thời hạn thực hiện trước buổi gặp.",
     "面談前に実施時期を固めてください。", "Settle your time plan before the meeting."},
    {Part::caution, "region_far", "Hai bên cách xa nhau (khoảng {km} km).", "双方の距離が遠い点に注意(約{km} km)。",
     "The two sides are far apart (about {km} km)."},
    {Part::caution, "region_abroad", "Bên cung ở nước ngoài ({country}).", "提供者は海外({country})です。",
     "The supplier is abroad ({country})."},
    {Part::caution, "scale_gap", "Công suất nhỏ nhất {cap_min} lớn hơn nhu cầu {need_cap}: hỏi về phiên bản nhỏ hơn.",
     "最小能力{cap_min}は必要量{need_cap}を超えます。小型機の有無をご確認ください。",
     "The smallest unit ({cap_min}) exceeds your need ({need_cap}); ask for a smaller version."},
    {Part::caution, "scale_short", "Một hệ thống đạt tối đa {cap_max}, nhu cầu {need_cap}: có thể cần nhiều hệ thống.",
     "1基の最大能力{cap_max}に対し必要量は{need_cap}です。複数基が必要です。",
     "One unit gives at most {cap_max} for your {need_cap}: several units may be needed."},
    {Part::caution, "service_far", "Hỗ trợ sau bán cần làm rõ: bên cung ở xa.",
     "提供者が遠方のため、導入後の支援体制をご確認ください。", "Clarify after-sale support: the supplier is far away."},
    {Part::caution, "site", "Điều kiện lắp đặt cần kiểm tra: {items}.", "設置条件の確認が必要です:{items}。",
     "Site conditions to check: {items}."},
    {Part::caution, "skill_gap", "Vận hành cần năng lực mức {skill}/5, quý đơn vị ở mức {ac}/5: hỏi về đào tạo.",
     "運用にはレベル{skill}/5の技術体制が必要です(貴社{ac}/5)。研修をご確認ください。",
     "Running it takes capability level {skill}/5, you have {ac}/5; ask about training."},
    {Part::caution, "text_low", "Hai bản mô tả ít điểm chung: cần làm rõ bài toán.",
     "双方の記述に共通点が少なく、課題の確認が必要です。",
     "The two descriptions share little; clarify the problem first."},
    {Part::caution, "text_unknown", "Hai bản mô tả khác ngôn ngữ nên chưa so được nội dung.",
     "言語が異なるため、内容は照合できていません。",
     "The descriptions are in different languages and could not be compared."},
    {Part::caution, "trl_low", "Lưu ý: mới ở TRL {trl}, cần thử nghiệm tại nhà máy trước khi đầu tư.",
     "注意:TRL {trl}のため、導入前に現地試験が必要です。",
     "Caution: only TRL {trl}; a trial on your site is needed before investing."},

    {Part::legal, "encouraged",
     "Có thể thuộc Danh mục khuyến khích chuyển giao (mục {item}, tra ngày {date}); cần cơ quan chuyên môn xác nhận.",
     "移転奨励技術リスト(項目{item}、{date}照会)に該当する可能性があります。要確認。",
     "May fall under the encouraged list (item {item}, checked {date}); to be confirmed by the authority."},
    {Part::legal, "restricted",
     "Có thể thuộc Danh mục hạn chế chuyển giao (mục {item}): cần chấp thuận/giấy phép trước khi ký.",
     "移転制限技術リスト(項目{item})に該当する可能性:契約前に許可が必要です。",
     "May be on the restricted list (item {item}): approval or a licence is needed before signing."},

    {Part::benefit, "other_side", "Bên cung quan tâm vì: {why_them}.", "提供側の関心:{why_them}。",
     "Why the other side is interested: {why_them}."},

    {Part::ask, "questions", "Nên hỏi khi gặp: {q}.", "商談で確認したい点:{q}。", "Ask at the meeting: {q}."},

    {Part::confidence, "coverage", "Độ tin cậy {conf}%: {known}/{total} tiêu chí có dữ liệu; còn thiếu: {missing}.",
     "信頼度{conf}%:{total}項目中{known}項目にデータあり。不足:{missing}。",
     "Confidence {conf}%: data for {known} of {total} criteria; missing: {missing}."},
    {Part::confidence, "coverage_full", "Độ tin cậy {conf}%: cả {total} tiêu chí đều có dữ liệu.",
     "信頼度{conf}%:{total}項目すべてにデータがあります。", "Confidence {conf}%: data for all {total} criteria."},
};

constexpr Phrase3 questions[] = {
    {"text_fit", "tài liệu kỹ thuật chi tiết", "詳細な技術資料", "detailed technical documents"},
    {"field_fit", "khả năng áp dụng cho ngành của mình", "自社業種への適用可否", "whether it applies to your trade"},
    {"readiness", "kết quả thử nghiệm thực tế", "実証試験の結果", "results of field trials"},
    {"cost", "tổng chi phí đầu tư và vận hành", "導入費と運転費", "investment and running cost"},
    {"running_cost", "chi phí vận hành", "運転費", "running cost"},
    {"scale", "dải công suất", "対応可能な能力範囲", "range of capacities"},
    {"small_unit", "phiên bản công suất nhỏ hơn", "小型機の有無", "a smaller version"},
    {"several_units", "phương án ghép nhiều hệ thống", "複数基の構成", "how units are combined"},
    {"mode_ip", "hình thức chuyển giao khác", "他の取引形態", "other transfer modes"},
    {"standards", "chứng nhận, tiêu chuẩn đáp ứng", "適合規格", "standards and certificates"},
    {"site", "yêu cầu điện, nước, mặt bằng", "電源・水・設置面積", "power, water and floor space"},
    {"service_reach", "bảo hành, phụ tùng tại Việt Nam", "保証とベトナムでの部品供給",
     "warranty and spare parts in Vietnam"},
    {"capability", "đào tạo vận hành", "運転研修", "training of operators"},
    {"trial", "thử nghiệm tại chỗ", "現地試験", "a trial on site"},
};

constexpr Phrase3 interests[] = {
    {"urgent", "nhu cầu cấp bách", "緊急度が高い", "the need is urgent"},
    {"deadline", "có thời hạn rõ ({date})", "期限が明確({date})", "there is a clear deadline ({date})"},
    {"volume", "quy mô {volume}", "規模{volume}", "the volume is {volume}"},
    {"able", "có năng lực vận hành", "運用能力がある", "you can run it yourselves"},
    {"certified", "có chứng nhận chất lượng", "品質認証がある", "you hold quality certificates"},
    {"near", "ở gần", "近い", "you are near"},
    {"topic", "đúng lĩnh vực của bên cung", "専門分野に合う", "the problem is in its field"},
};

template <std::size_t n>
const Phrase3& find(const Phrase3 (&table)[n], std::string_view code) {
  const auto found = std::ranges::find(table, code, &Phrase3::code);
  return found != std::end(table) ? *found : table[0];
}

}  // namespace

std::span<const Template> templates() noexcept { return sentences; }

const Template* find_template(Reason::Part part, std::string_view code) noexcept {
  const auto found =
      std::ranges::find_if(sentences, [&](const Template& t) { return t.part == part && t.code == code; });
  return found != std::end(sentences) ? found : nullptr;
}

const Phrase3& question(std::string_view code) noexcept { return find(questions, code); }
const Phrase3& interest(std::string_view code) noexcept { return find(interests, code); }

std::string fill(std::string_view text, const std::map<std::string, std::string>& words, Lang lang) {
  const auto look_up = [&](const std::string& key) -> const std::string* {
    for (const std::string& name :
         {key + ":" + std::string(lang_name(lang)), key, key + ":vi", key + ":ja", key + ":en"})
      if (const auto found = words.find(name); found != words.end() && !found->second.empty()) return &found->second;
    return nullptr;
  };
  std::string out;
  while (!text.empty()) {
    const auto open = text.find('{');
    out += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const auto close = text.find('}', open);
    if (close == std::string_view::npos) return {};
    const auto* found = look_up(std::string(text.substr(open + 1, close - open - 1)));
    if (found == nullptr) return {};
    out += *found;
    text.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace caunoi
