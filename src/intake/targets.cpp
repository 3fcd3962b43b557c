// The columns survey sheets have, and the headers people give them in Vietnamese, Japanese and English. Case,
// diacritics, width, brackets and punctuation do not matter; the order of rows here breaks ties. Tested by
// intake/headers_test.
#include "intake/headers.hpp"

namespace caunoi::intake {

namespace {

constexpr Target table[] = {
    // ---- technology ----
    {"tech.id", 0.6, "Mã công nghệ|Mã CN|Mã số|Mã|ID|技術番号|技術ID|code|technology id"},
    {"tech.title", 1.6,
     "Tên công nghệ|Tên công nghệ/thiết bị|Tên công nghệ, thiết bị|Công nghệ chào bán|Tên tiến bộ kỹ thuật|Tên sản "
     "phẩm|Tên thiết bị|Tên giải pháp|Tên quy trình|Công nghệ, thiết bị|Tên CN/TB|Công nghệ/Thiết bị|Công nghệ khảo "
     "sát|Tên kết quả nghiên "
     "cứu|技術名|製品名|出展技術|シーズ名|技術名称|製品・技術名|出展製品|technology|title|product|technology name|name "
     "of technology|technology title|product name"},
    {"tech.fields", 0.8,
     "Lĩnh vực|Lĩnh vực công nghệ|Nhóm lĩnh vực|Thuộc lĩnh vực|Nhóm công "
     "nghệ|分野|技術分野|カテゴリー|field|category|domain|technology field|fields"},
    {"tech.summary", 1,
     "Mô tả|Mô tả công nghệ|Tóm tắt|Nội dung công nghệ|Mô tả quy trình|Giới thiệu công nghệ|Nội dung|Mô tả tóm tắt|Đặc "
     "điểm kỹ thuật|概要|技術概要|製品・技術の説明|技術内容|説明|summary|description|abstract"},
    {"tech.problem", 1,
     "Vấn đề giải quyết|Giải quyết vấn đề gì|Vấn đề công nghệ giải quyết|Phạm vi ứng dụng|Ứng "
     "dụng|解決する課題|解決できる課題|用途|problem solved|application|applications"},
    {"tech.advantage", 1,
     "Ưu điểm|Ưu điểm nổi bật|Tính mới|Ưu việt|Ưu điểm CN|Tính ưu việt|Hiệu "
     "quả|特長|優位性|セールスポイント|新規性|特徴|advantages|benefits|innovation|advantage"},
    {"tech.trl", 1,
     "Mức độ phát triển|Mức độ sẵn sàng|Trạng thái|Giai đoạn|Quy mô áp dụng|Mức độ hoàn thiện|Mức độ sẵn sàng công "
     "nghệ|Trình độ công nghệ|Mức độ|開発段階|実用化段階|TRL|開発状況|trl|stage of development|maturity|readiness"},
    {"tech.kind", 0.8,
     "Loại công nghệ|Dạng công nghệ|Loại hình công nghệ|Hình thái|技術の種類|種別|kind|type of technology"},
    {"tech.ip", 1,
     "Sở hữu trí tuệ|Bằng sáng chế|Tình trạng bảo hộ|SHTT|Quyền sở hữu trí tuệ|Tình trạng "
     "SHTT|知財状況|特許|権利状況|知的財産|ip status|ipr|patent|intellectual property|ip"},
    {"tech.modes", 1,
     "Phương thức chuyển giao|Hình thức chuyển giao|Hình thức hợp tác|Phương thức CG|Hình thức CGCN|Phương thức hợp "
     "tác|希望する取引形態|ライセンス形態|連携形態|移転形態|transfer mode|type of partnership|cooperation|transfer "
     "modes|modes"},
    {"tech.price", 1,
     "Giá chào bán|Chi phí chuyển giao|Giá|Phí chuyển giao|Giá bán|Giá chuyển giao|Giá thành|Chuyển "
     "giao|価格|販売価格|技術料|ライセンス料|price|cost|fee"},
    {"tech.capex", 1,
     "Chi phí đầu tư|Suất đầu tư|Vốn đầu tư|Tổng mức đầu tư|Đầu tư|初期費用|導入費用|設備投資額|capex|investment "
     "cost|investment"},
    {"tech.capacity", 0.8,
     "Công suất|Năng suất|Quy mô|Công suất/Năng suất|Quy mô công "
     "suất|能力|処理量|生産能力|処理能力|capacity|throughput"},
    {"tech.references", 0.8,
     "Nơi đã áp dụng|Địa chỉ áp dụng|Khách hàng tiêu biểu|Đơn vị đã ứng dụng|Đã áp dụng tại|Địa chỉ ứng "
     "dụng|導入実績|納入実績|実績|references|installations"},
    {"tech.standards", 0.6, "Tiêu chuẩn|Chứng nhận|Chứng chỉ|Tiêu chuẩn chất lượng|認証|規格|standards|certificates"},
    {"tech.operator_skill", 0.6,
     "Trình độ vận hành|Yêu cầu nhân lực|運転技能|運転者の水準|運転員の水準|operator skill"},
    {"tech.keywords", 0.5, "Từ khóa|Từ khoá|キーワード|keywords"},
    {"tech.proposed", 0.7,
     "Đề xuất chuyển giao|Đề xuất|Có thể chuyển giao|Khả năng chuyển giao|移転候補|提案|proposed|transferable"},
    {"tech.visit", 0.5, "Mã khảo sát|Mã lượt khảo sát|Đợt khảo sát|訪問番号|visit|visit id"},
    {"tech.visit_date", 0.4, "Ngày khảo sát|Thời gian khảo sát|Ngày làm việc|訪問日|調査日|visit date|date of visit"},
    {"tech.visit_region", 0.4, "Vùng|Miền|Khu vực khảo sát|Miền khảo sát|調査地域|region"},
    // ---- need ----
    {"need.id", 0.6, "Mã nhu cầu|Mã NC|Mã số|Mã|ID|ニーズ番号|code|need id"},
    {"need.title", 1.6,
     "Tên công nghệ cần tìm|Nhu cầu công nghệ|Công nghệ cần mua|Nhu cầu tìm kiếm|Nhu cầu|Tên nhu cầu|Nhu cầu đổi mới "
     "công nghệ|Công nghệ cần tìm|Công nghệ có nhu cầu|Công nghệ, thiết bị cần|Nhu cầu "
     "CN/TB|希望技術|求める技術|ニーズ|ニーズ名|希望する技術|technology need|wanted|request|need|title|need "
     "title|technology wanted"},
    {"need.problem", 1.3,
     "Vấn đề cần giải quyết|Khó khăn hiện tại|Hiện trạng công nghệ|Thực trạng|Khó khăn|Khó khăn, vướng mắc|Hiện "
     "trạng|Vấn đề|Mô tả nhu cầu|Mô tả|課題|お困りごと|現状の課題|現状|problem|challenge|current "
     "situation|description"},
    {"need.requirements", 1.1,
     "Yêu cầu kỹ thuật|Yêu cầu đối với công nghệ|Tiêu chí|Yêu cầu|Yêu cầu công nghệ|Thông số yêu "
     "cầu|技術要件|要求仕様|要件|requirements|specification"},
    {"need.fields", 0.8,
     "Lĩnh vực|Lĩnh vực công nghệ|Nhóm lĩnh vực|Thuộc lĩnh vực|分野|技術分野|カテゴリー|field|category|domain|fields"},
    {"need.budget", 1.3,
     "Kinh phí dự kiến|Khả năng tài chính|Ngân sách|Mức đầu tư dự kiến|Kinh phí|Vốn dự kiến|Dự kiến kinh phí|Khả năng "
     "đầu tư|予算|想定予算|budget"},
    {"need.deadline", 1,
     "Thời gian dự kiến|Thời gian cần|Tiến độ|Thời hạn|Thời gian triển khai|Thời gian thực "
     "hiện|希望時期|導入時期|導入希望時期|timeline|deadline|when"},
    {"need.modes", 1,
     "Hình thức hợp tác mong muốn|Hình thức hợp tác|Phương thức mong muốn|Hình thức mong muốn|Phương thức chuyển "
     "giao|希望連携形態|連携形態|preferred mode|modes"},
    {"need.kind_wanted", 0.7, "Loại công nghệ cần|Dạng công nghệ|Loại công nghệ|技術の種類|kind wanted|kind"},
    {"need.trl_min", 0.8,
     "Mức độ sẵn sàng yêu cầu|TRL tối thiểu|Mức độ công nghệ yêu cầu|TRL|必要な開発段階|minimum trl|trl min"},
    {"need.capacity", 0.8,
     "Công suất cần|Công suất yêu cầu|Công suất|Quy mô|Năng suất|Quy mô cần|必要能力|処理量|能力|capacity "
     "needed|capacity"},
    {"need.standards", 0.6,
     "Tiêu chuẩn cần đạt|Tiêu chuẩn|Tiêu chuẩn yêu cầu|規格|必要な認証|standards required|standards"},
    {"need.urgency", 0.7, "Mức độ cấp thiết|Mức độ ưu tiên|Ưu tiên|Cấp thiết|緊急度|優先度|urgency|priority"},
    {"need.confidential", 0.7, "Bảo mật|Giữ kín|Giữ bí mật tên|Không công khai|非公開|匿名希望|confidential"},
    // ---- organisation ----
    {"org.id", 0.6,
     "Mã đơn vị|Mã doanh nghiệp|Mã DN|Mã số|Mã|ID|企業番号|出展者番号|organisation id|code|provider|organisation"},
    {"org.name", 1.4,
     "Tên đơn vị|Tên doanh nghiệp|Tên công ty|Đơn vị|Cơ quan|Tên tổ chức|Doanh nghiệp|Công ty|Tên đơn vị/doanh "
     "nghiệp|Đơn vị chủ trì|Đơn vị cung cấp|Đơn vị sở hữu|Đơn vị sở hữu công nghệ|Tác giả/Đơn vị|Nhà cung cấp|Đơn vị "
     "chuyển giao|Đơn vị có nhu cầu|Tên cơ quan|Đơn vị được khảo sát|Đơn vị chào "
     "bán|会社名|企業名|貴社名|団体名|機関名|出展者名|提供企業|会社・団体名|company|organisation|organization|"
     "institution|exhibitor|company name|provider|supplier|owner|enterprise"},
    {"org.aliases", 0.5, "Tên viết tắt|Tên khác|Tên giao dịch|略称|別名|aliases|short name"},
    {"org.tax_id", 0.9, "Mã số thuế|MST|Mã số doanh nghiệp|法人番号|tax id|vat no|registration no|tax code"},
    {"org.address", 0.7, "Địa chỉ|Trụ sở|Địa chỉ trụ sở|Địa chỉ liên hệ|住所|所在地|address"},
    {"org.province", 0.7, "Tỉnh/TP|Tỉnh thành|Địa phương|Tỉnh, thành phố|Tỉnh|都道府県|地域|province|region|city"},
    {"org.country", 0.7, "Quốc gia|Nước|国|国名|country"},
    {"org.kind", 0.9, "Loại hình|Loại hình doanh nghiệp|Loại hình đơn vị|企業形態|業態|legal form|type"},
    {"org.employees", 1,
     "Số lao động|Quy mô lao động|Số CBCNV|Lao động|Số nhân viên|Nhân lực|従業員数|社員数|employees|headcount"},
    {"org.capital", 0.7, "Vốn điều lệ|Vốn đăng ký|資本金|capital"},
    {"org.revenue", 0.7, "Doanh thu|Doanh thu năm|売上高|年商|revenue|turnover"},
    {"org.sectors", 1,
     "Ngành nghề|Ngành nghề kinh doanh|Mã ngành|Lĩnh vực hoạt động|Ngành|Lĩnh vực kinh doanh|Ngành nghề SXKD|Lĩnh "
     "vực|業種|事業内容|分野|industry|sector|activity|sectors|vsic"},
    {"org.fields", 0.8,
     "Lĩnh vực công nghệ|Lĩnh vực quan tâm|Lĩnh vực|Công nghệ quan tâm|技術分野|関心分野|分野|field|technology "
     "field|fields of interest|fields"},
    {"org.capability", 0.9,
     "Năng lực công nghệ|Năng lực tiếp nhận|Năng lực kỹ thuật|技術力|技術レベル|capability|absorptive capacity"},
    {"org.certs", 0.6, "Chứng chỉ|Chứng nhận|Hệ thống chất lượng|取得認証|認証|certifications|certs"},
    {"org.vn_presence", 0.9,
     "Hiện diện tại Việt Nam|Cơ sở tại Việt Nam|Văn phòng tại Việt Nam|ベトナム拠点|presence in vietnam|vn presence"},
    {"org.products", 0.9,
     "Sản phẩm|Sản phẩm chính|Sản phẩm, dịch vụ|Sản phẩm chủ yếu|主要製品|製品|取扱品目|products|main products"},
    {"org.founded", 0.6, "Năm thành lập|設立年|創業|設立|founded|established"},
    {"org.languages", 0.6, "Ngoại ngữ|Ngôn ngữ|対応言語|使用言語|言語|languages|language"},
    {"person.name", 0.6,
     "Họ và tên|Họ tên|Người đại diện|Người liên hệ|Đại biểu|Đại diện|Liên hệ|Đầu mối liên hệ|Cán bộ liên hệ|Giám "
     "đốc|氏名|ご担当者名|参加者名|担当者|name|contact person|representative|contact"},
    {"person.title", 0.4, "Chức vụ|Chức danh|役職|職位|job title|position"},
    {"person.phone", 0.5,
     "Điện thoại|ĐT|SĐT|Di động|Số điện thoại|Điện thoại liên hệ|Tel|Điện "
     "thoại/Fax|電話番号|TEL|携帯|電話|phone|mobile|telephone"},
    {"person.email", 0.5, "Email|Thư điện tử|E-mail|Mail|メールアドレス|メール|email"},
    // ---- expert ----
    {"expert.id", 0.6, "Mã chuyên gia|Mã số|Mã|ID|専門家番号|code|expert id"},
    {"expert.name", 1.5,
     "Họ và tên chuyên gia|Tên chuyên gia|Chuyên gia|Họ và tên|Họ tên|専門家氏名|専門家名|専門家|氏名|expert|expert "
     "name|name"},
    {"expert.expertise", 1.6,
     "Chuyên môn|Lĩnh vực chuyên môn|Chuyên ngành|Hướng nghiên cứu|Lĩnh vực tư vấn|Kinh "
     "nghiệm|専門|専門分野|専門領域|研究分野|expertise|speciality|specialty|research interests"},
    {"expert.works", 1.4,
     "Công trình|Công trình nghiên cứu|Công bố|Công trình tiêu biểu|Đề "
     "tài|業績|主な業績|論文|研究業績|works|publications"},
    {"expert.fields", 0.7, "Lĩnh vực|Lĩnh vực công nghệ|分野|技術分野|field|fields"},
    {"expert.languages", 0.6, "Ngoại ngữ|Ngôn ngữ|対応言語|言語|languages"},
    {"expert.country", 0.5, "Quốc gia|Quốc tịch|Nước|国|国籍|country"},
    // ---- visit ----
    {"visit.id", 0.6, "Mã khảo sát|Mã lượt|Mã số|Mã|ID|訪問番号|code|visit id|visit"},
    {"visit.date", 1.4,
     "Ngày khảo sát|Thời gian khảo sát|Ngày làm việc|Ngày|訪問日|調査日|日付|date|visit date|date of visit"},
    {"visit.region", 1.4, "Vùng|Miền|Khu vực|地域|地方|region|area"},
    {"visit.field", 0.8, "Lĩnh vực|Lĩnh vực khảo sát|分野|調査分野|field"},
    {"visit.note", 1,
     "Nội dung làm việc|Kết quả khảo sát|Nội dung khảo sát|Ghi nhận|Ghi "
     "chú|訪問内容|調査結果|所見|備考|note|notes|remarks"},
    // ---- the fair ----
    {"meet.want", 1.6,
     "Doanh nghiệp muốn gặp|Đăng ký gặp|Đối tác muốn gặp|Nguyện vọng kết nối|Muốn gặp|Đơn vị muốn "
     "gặp|希望商談相手|面談希望先|商談希望企業|希望面談先|wants to meet|preferred partners|want"},
    {"meet.avoid", 1.2, "Không muốn gặp|Không gặp|面談不可|NG企業|do not match|avoid"},
    {"meet.availability", 1,
     "Thời gian tham dự|Buổi tham dự|Ca|Khung giờ|Buổi|参加可能時間|希望時間帯|availability|session"},
    {"meet.table", 1, "Bàn số|Gian hàng|Vị trí|Số gian hàng|Bàn|テーブル番号|ブース番号|小間番号|table|booth|stand"},
    {"meet.slot", 0.8, "Giờ|Khung giờ|Ca số|Giờ hẹn|時間|商談時間|枠|slot|time"},
    {"meet.interpreter", 1, "Phiên dịch|Cần phiên dịch|通訳|通訳希望|通訳の要否|interpreter"},
    {"outcome.stage", 0.8, "Kết quả|Kết quả kết nối|Tình trạng|商談結果|結果|進捗|result|outcome|status"},
    {"outcome.value", 0.8, "Giá trị hợp đồng|Giá trị ký kết|Giá trị giao dịch|成約金額|契約金額|contract value|amount"},
    {"outcome.expected", 0.6, "Giá trị dự kiến|成約見込金額|expected value"},
    // ---- any sheet ----
    {"row.no", 0.1, "TT|STT|Số TT|Số thứ tự|No.|No|番号|項番|№|no|#"},
    {"row.note", 0.1, "Ghi chú|Ghi chú khác|備考|note|remarks"},
};

constexpr Entity kinds[] = {
    {"technology", "tech org person row meet", "tech.title",
     "công nghệ|cung|chào bán|khảo sát công nghệ|技術|シーズ|出展|technology|technologies|supply|offers"},
    {"need", "need org person row meet", "need.title|need.problem",
     "nhu cầu|cầu|tìm mua|ニーズ|需要|課題|need|needs|demand|requests"},
    {"organisation", "org person row", "org.name|org.id",
     "đơn vị|doanh nghiệp|tổ chức|danh sách đơn "
     "vị|企業|団体|会社|organisation|organisations|organizations|companies|enterprises"},
    {"expert", "expert org person row", "expert.name", "chuyên gia|専門家|expert|experts"},
    {"visit", "visit org person row", "org.name|org.id", "khảo sát|lượt khảo sát|lượt đơn vị|訪問|調査|visit|visits"},
    {"event", "meet outcome org person row", "org.name|org.id",
     "đăng ký|kết nối|lịch|商談|面談|申込|event|fair|meetings|registration"},
};

}  // namespace

std::span<const Target> targets() noexcept { return table; }
std::span<const Entity> entities() noexcept { return kinds; }

}  // namespace caunoi::intake
