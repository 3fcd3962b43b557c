// The closed vocabularies: codes with their labels in Vietnamese, Japanese and English, and the words people write for
// them.
//
// Words are recognised after folding (no diacritics, one width, lower case), as a whole or as part of a longer cell;
// where the words of several codes are found the longest stand, and words inside longer words do not count ("không độc
// quyền" is not also "độc quyền"). Tested by survey/vocabulary_test.
#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "caunoi/survey.hpp"

namespace caunoi {

namespace {

constexpr Term3 field_terms[] = {
    {"BIO", "Công nghệ sinh học", "バイオ技術", "Biotechnology"},
    {"ENV", "Công nghệ môi trường", "環境技術", "Environmental technology"},
    {"NEN", "Công nghệ năng lượng mới", "新エネルギー技術", "New energy"},
    {"AUT", "Công nghệ tự động hóa", "自動化技術", "Automation"},
    {"MAT", "Công nghệ vật liệu mới", "新素材技術", "New materials"},
};

constexpr Term3 mode_terms[] = {
    {"SALE", "Chuyển nhượng quyền sở hữu công nghệ", "技術の譲渡", "Outright sale of the technology"},
    {"LIC_EX", "Cấp phép độc quyền", "独占ライセンス", "Exclusive licence"},
    {"LIC_NX", "Cấp phép không độc quyền", "非独占ライセンス", "Non-exclusive licence"},
    {"SUBLIC", "Cho phép chuyển giao lại cho bên thứ ba", "サブライセンス可", "Sub-licensing allowed"},
    {"EQUIP", "Bán thiết bị kèm công nghệ", "技術付き設備販売", "Equipment sale with technology"},
    {"TURNKEY", "Chìa khóa trao tay", "ターンキー", "Turnkey"},
    {"JV", "Liên doanh", "合弁", "Joint venture"},
    {"CAPITAL", "Góp vốn bằng công nghệ", "技術による出資", "Capital contribution in technology"},
    {"FRANCHISE", "Nhượng quyền thương mại kèm công nghệ", "フランチャイズ", "Franchise"},
    {"IPASSIGN", "Chuyển giao quyền sở hữu trí tuệ", "知的財産権の移転", "Transfer of IP rights"},
    {"CORD", "Hợp tác nghiên cứu, hoàn thiện công nghệ", "共同研究開発", "Co-development"},
    {"CONTRACTRD", "Đặt hàng nghiên cứu theo hợp đồng", "受託研究", "Contract research"},
    {"CONSULT", "Tư vấn, dịch vụ kỹ thuật", "技術コンサルティング", "Consulting, technical service"},
    {"TRAIN", "Đào tạo, hướng dẫn vận hành", "研修・人材育成", "Training"},
    {"OEM", "Gia công theo đơn hàng", "OEM・委託生産", "OEM, subcontract manufacturing"},
    {"DISTRIB", "Phân phối, đại lý", "販売代理", "Distribution, agency"},
    {"OPEN", "Phổ biến miễn phí", "無償公開", "Free dissemination"},
};

constexpr Term3 ip_terms[] = {
    {"PAT_GRANTED", "Bằng độc quyền sáng chế", "特許登録済", "Patent granted"},
    {"PAT_PENDING", "Đơn sáng chế đang thẩm định", "特許出願中", "Patent pending"},
    {"UM", "Giải pháp hữu ích", "実用新案", "Utility model"},
    {"DESIGN", "Kiểu dáng công nghiệp", "意匠", "Industrial design"},
    {"PVR", "Giống cây trồng được bảo hộ", "植物品種登録", "Plant variety right"},
    {"COPYRIGHT", "Quyền tác giả", "著作権", "Copyright"},
    {"TRADESECRET", "Bí mật kinh doanh, bí quyết", "営業秘密・ノウハウ", "Trade secret, know-how"},
    {"STATE_FUNDED", "Kết quả dùng ngân sách nhà nước", "国費研究成果", "Result of state-funded research"},
    {"NONE", "Không bảo hộ", "権利なし", "No protection"},
    {"UNKNOWN", "Chưa rõ", "不明", "Unknown"},
};

constexpr Term3 technology_terms[] = {
    {"PRODUCT", "Sản phẩm", "製品", "Product"},
    {"PROCESS", "Quy trình", "プロセス", "Process"},
    {"EQUIPMENT", "Thiết bị", "装置", "Equipment"},
    {"SOFTWARE", "Phần mềm", "ソフトウェア", "Software"},
    {"STRAIN_VARIETY", "Chủng, giống", "菌株・品種", "Strain or variety"},
    {"MATERIAL", "Vật liệu", "材料", "Material"},
    {"SERVICE", "Dịch vụ kỹ thuật", "技術サービス", "Service"},
    {"KNOWHOW", "Bí quyết kỹ thuật", "ノウハウ", "Know-how"},
};

constexpr Term3 organisation_terms[] = {
    {"ENTERPRISE", "Doanh nghiệp", "企業", "Enterprise"},
    {"FDI_ENTERPRISE", "Doanh nghiệp có vốn đầu tư nước ngoài", "外資系企業", "Foreign-invested enterprise"},
    {"COOP", "Hợp tác xã", "協同組合", "Cooperative"},
    {"HOUSEHOLD", "Hộ kinh doanh", "個人事業者", "Household business"},
    {"INSTITUTE", "Viện nghiên cứu", "研究所", "Research institute"},
    {"UNIVERSITY", "Trường đại học", "大学", "University"},
    {"TTO", "Trung tâm chuyển giao công nghệ", "技術移転機関", "Technology transfer office"},
    {"STATE_AGENCY", "Cơ quan nhà nước", "行政機関", "State agency"},
    {"ASSOCIATION", "Hiệp hội", "団体・協会", "Association"},
    {"INTERMEDIARY", "Tổ chức trung gian", "仲介機関", "Intermediary"},
};

constexpr Term3 presence_terms[] = {
    {"NONE", "Chưa có", "なし", "None"},
    {"AGENT", "Đại lý", "代理店", "Agent"},
    {"OFFICE", "Văn phòng", "事務所", "Office"},
    {"FACTORY", "Nhà máy", "工場", "Factory"},
};

constexpr Term3 region_terms[] = {
    {"NORTH", "Miền Bắc", "北部", "North"},
    {"SOUTH", "Miền Nam", "南部", "South"},
};

// What became of a meeting: the states of one that was not held or whose result is not known, then the ladder of results.
// One vocabulary, since one cell says either, and the words of one stand inside those of the other ("提案", "見積・提案").
constexpr Term3 outcome_terms[] = {
    {"PROPOSED", "Đề xuất", "提案", "Proposed"},
    {"REQUESTED", "Đã gửi yêu cầu", "依頼中", "Requested"},
    {"DECLINED", "Từ chối", "辞退", "Declined"},
    {"EXPIRED", "Hết hạn trả lời", "回答期限切れ", "Expired"},
    {"ACCEPTED", "Đã đồng ý", "承諾", "Accepted"},
    {"UNPLACED", "Chưa xếp được lịch", "未配置", "Accepted, could not be placed"},
    {"SCHEDULED", "Đã xếp lịch", "日程確定", "Scheduled"},
    {"LOCKED", "Đã khóa", "固定", "Locked"},
    {"STANDBY", "Chờ chỗ trống", "待機", "Standby list"},
    {"CANCELLED", "Hủy", "キャンセル", "Cancelled"},
    {"NO_SHOW_A", "Bên cung vắng", "提供側欠席", "Supplier absent"},
    {"NO_SHOW_B", "Bên cầu vắng", "需要側欠席", "Enterprise absent"},
    {"DROPPED", "Bỏ", "取下げ", "Dropped"},
    {"HELD", "Đã diễn ra", "実施", "Held"},
    {"WALKIN_HELD", "Gặp ngoài lịch", "飛び込み商談", "Held, not pre-arranged"},
    {"NONE", "Không tiếp tục", "継続なし", "No further contact"},
    {"CONTACT", "Trao đổi tiếp", "継続交渉", "Talks continue"},
    {"SAMPLE", "Gửi mẫu / thử nghiệm", "サンプル・試験", "Sample or trial"},
    {"VISIT", "Khảo sát tại nhà máy", "現地視察", "Site visit"},
    {"NDA", "Thỏa thuận bảo mật", "秘密保持契約", "NDA"},
    {"QUOTE", "Báo giá / đề xuất kỹ thuật", "見積・提案", "Quotation / proposal"},
    {"MOU", "Biên bản ghi nhớ", "覚書", "MoU"},
    {"CONTRACT", "Hợp đồng đã ký", "成約", "Contract signed"},
    {"REGISTERED", "Đã đăng ký hợp đồng CGCN", "登録済", "Transfer contract registered with authority"},
    {"PAID", "Đã thanh toán đợt đầu", "初回支払", "First payment"},
    {"OPERATING", "Đã đưa vào vận hành", "稼働", "In operation"},
};

// What people write, beyond code and labels. '|' between words.
struct Words {
  const Term3* vocabulary;
  std::string_view code, words;
};
constexpr Words spoken[] = {
    {field_terms, "BIO",
     "CNSH|sinh học|vi sinh|enzyme|enzim|lên men|giống cây|giống vật nuôi|nuôi cấy mô|nông nghiệp|thủy "
     "sản|バイオ|発酵|生物|農業|biology|biotech|bio|agriculture|fermentation"},
    {field_terms, "ENV",
     "môi trường|xử lý nước thải|xử lý nước|nước thải|xử lý rác|rác thải|khí thải|chất thải rắn|chất thải|tái "
     "chế|環境|水処理|廃棄物|リサイクル|排水|environment|environmental|wastewater|waste|recycling|water treatment"},
    {field_terms, "NEN",
     "năng lượng|năng lượng mới|năng lượng tái tạo|điện mặt trời|điện gió|khí sinh học|biogas|sinh khối|tiết kiệm năng "
     "lượng|太陽光|省エネ|新エネ|エネルギー|再生可能エネルギー|energy|renewable|solar|wind power|biomass"},
    {field_terms, "AUT",
     "tự động|tự động hóa|CNC|PLC|robot|SCADA|điều khiển|cơ điện "
     "tử|自動化|ロボット|制御|IoT|automation|robotics|control systems"},
    {field_terms, "MAT",
     "vật liệu|vật liệu mới|composite|compozit|nano|sơn|polyme|hợp kim|gốm|cao "
     "su|新素材|素材|材料|塗料|複合材|materials|material|new material|coatings|polymer"},
    {mode_terms, "SALE",
     "chuyển nhượng|bán đứt|bán công nghệ|mua đứt|chuyển quyền sở hữu|技術譲渡|譲渡|売却|sale|assignment|outright "
     "sale"},
    {mode_terms, "LIC_EX",
     "độc quyền|li xăng độc quyền|chuyển quyền sử dụng độc quyền|license độc quyền|独占|exclusive license|exclusive "
     "licence|exclusive"},
    {mode_terms, "LIC_NX",
     "không độc quyền|li xăng|li-xăng|license|licence|licensing|cấp phép|chuyển quyền sử dụng|chuyển giao quyền sử "
     "dụng|非独占|ライセンス|実施許諾|non-exclusive|non exclusive|nonexclusive|non-exclusive license"},
    {mode_terms, "SUBLIC", "chuyển giao lại|サブライセンス|sub-license|sublicense|sub-licence"},
    {mode_terms, "EQUIP",
     "bán thiết bị|mua thiết bị|cung cấp thiết bị|mua bán thiết bị|thiết bị kèm|bán máy|mua "
     "máy|設備販売|製品販売|機器販売|equipment sale|equipment|sell equipment"},
    {mode_terms, "TURNKEY", "chìa khóa trao tay|trọn gói|EPC|trao tay|一括請負|turn-key|turn key"},
    {mode_terms, "JV", "liên doanh|liên kết đầu tư|合弁会社|合弁事業|joint-venture"},
    {mode_terms, "CAPITAL", "góp vốn|đầu tư vốn|出資|資本参加|equity|capital contribution"},
    {mode_terms, "FRANCHISE", "nhượng quyền|nhượng quyền thương mại|franchise|franchising"},
    {mode_terms, "IPASSIGN", "chuyển giao quyền SHTT|chuyển nhượng sáng chế|特許譲渡|patent assignment"},
    {mode_terms, "CORD",
     "hợp tác nghiên cứu|cùng nghiên cứu|nghiên cứu chung|hợp tác phát triển|phối hợp nghiên cứu|hợp tác "
     "R&D|共同研究|共同開発|joint research|joint development|r&d cooperation|co-development"},
    {mode_terms, "CONTRACTRD",
     "đặt hàng nghiên cứu|nghiên cứu theo đặt hàng|hợp đồng nghiên cứu|委託研究|commissioned research"},
    {mode_terms, "CONSULT",
     "tư vấn|dịch vụ kỹ thuật|hỗ trợ kỹ thuật|chuyên "
     "gia|コンサルティング|コンサル|技術指導|技術支援|consulting|consultancy|technical assistance|technical service"},
    {mode_terms, "TRAIN", "đào tạo|tập huấn|hướng dẫn vận hành|研修|人材育成|training"},
    {mode_terms, "OEM", "gia công|sản xuất theo đơn hàng|委託生産|受託生産|生産委託|oem|odm|subcontracting"},
    {mode_terms, "DISTRIB", "đại lý|phân phối|代理店|販売代理店|販売提携|distribution|distributor|agency"},
    {mode_terms, "OPEN", "miễn phí|phổ biến rộng rãi|無償|free of charge|open"},
    {ip_terms, "PAT_GRANTED",
     "bằng sáng chế|có bằng sáng chế|đã cấp bằng|sáng chế|BĐQSC|bằng độc quyền|đã đăng ký sáng "
     "chế|特許取得済|特許取得|特許あり|特許権|登録済|特許|patented|granted patent|patent"},
    {ip_terms, "PAT_PENDING",
     "đơn sáng chế|đang nộp đơn|đã nộp đơn|đang đăng ký|chờ cấp bằng|đang thẩm định|đang xin "
     "cấp|出願中|出願済|特許申請中|patent applied|pending|patent application"},
    {ip_terms, "UM", "GPHI|giải pháp hữu ích|bằng giải pháp hữu ích|実用新案登録|utility model|utility solution"},
    {ip_terms, "DESIGN", "kiểu dáng|意匠登録|design right"},
    {ip_terms, "PVR", "giống cây trồng mới|bảo hộ giống|bằng bảo hộ giống|品種登録|plant variety"},
    {ip_terms, "COPYRIGHT", "bản quyền|bản quyền phần mềm|quyền tác giả phần mềm|著作物|software copyright"},
    {ip_terms, "TRADESECRET", "bí quyết|bí mật|know-how|knowhow|ノウハウ|営業秘密|trade secret"},
    {ip_terms, "STATE_FUNDED",
     "ngân sách nhà nước|đề tài nhà nước|đề tài cấp bộ|dự án cấp nhà nước|国費|state funded|publicly funded"},
    {ip_terms, "NONE",
     "không|không có|chưa đăng ký|chưa có|không đăng ký|chưa bảo hộ|なし|無し|無|未取得|none|no|not protected"},
    {ip_terms, "UNKNOWN", "không rõ|chưa biết|未確認|unknown"},
    {technology_terms, "PRODUCT", "sản phẩm|chế phẩm|製品|product"},
    {technology_terms, "PROCESS", "quy trình|qui trình|phương pháp|giải pháp|工法|プロセス|方法|process|method"},
    {technology_terms, "EQUIPMENT",
     "thiết bị|máy|máy móc|dây chuyền|hệ thống|装置|設備|機械|システム|equipment|machine|machinery|plant|system"},
    {technology_terms, "SOFTWARE", "phần mềm|ứng dụng|ソフトウェア|ソフト|software|app"},
    {technology_terms, "STRAIN_VARIETY", "giống|chủng|con giống|giống cây|菌株|品種|種苗|strain|variety|seed"},
    {technology_terms, "MATERIAL", "vật liệu|nguyên liệu|素材|材料|material"},
    {technology_terms, "SERVICE", "dịch vụ|サービス|service"},
    {technology_terms, "KNOWHOW", "bí quyết|know how|know-how|knowhow|ノウハウ"},
    {organisation_terms, "ENTERPRISE",
     "công ty|DN|doanh nghiệp tư nhân|công ty TNHH|công ty cổ phần|CTCP|TNHH|tập đoàn|tổng công ty|nhà máy|xí "
     "nghiệp|会社|株式会社|有限会社|メーカー|company|enterprise|ltd|corporation|jsc"},
    {organisation_terms, "FDI_ENTERPRISE",
     "FDI|doanh nghiệp FDI|vốn nước ngoài|100% vốn nước ngoài|外資|外資系|foreign invested"},
    {organisation_terms, "COOP", "HTX|hợp tác xã|liên hiệp hợp tác xã|農協|組合|cooperative|co-op"},
    {organisation_terms, "HOUSEHOLD", "hộ|hộ gia đình|hộ kinh doanh|cơ sở sản xuất|trang trại|個人|household"},
    {organisation_terms, "INSTITUTE",
     "viện|viện nghiên cứu|trung tâm nghiên cứu|viện khoa học|研究所|研究機関|研究センター|institute|research "
     "center|research centre"},
    {organisation_terms, "UNIVERSITY",
     "đại học|ĐH|trường đại học|học viện|trường cao đẳng|cao đẳng|大学|高専|university|college|academy"},
    {organisation_terms, "TTO", "chuyển giao công nghệ|trung tâm chuyển giao|技術移転|TLO|technology transfer"},
    {organisation_terms, "STATE_AGENCY",
     "sở|bộ|cục|ủy ban nhân dân|UBND|chi cục|市役所|県庁|市|省|department|ministry|authority"},
    {organisation_terms, "ASSOCIATION",
     "hiệp hội|hội|liên hiệp hội|câu lạc bộ|協会|商工会議所|団体|association|chamber of commerce|society"},
    {organisation_terms, "INTERMEDIARY",
     "sàn giao dịch|tổ chức trung gian|môi giới|trung tâm ứng dụng|仲介|財団|broker|intermediary"},
    {presence_terms, "NONE", "không|chưa|なし|無|no"},
    {presence_terms, "AGENT", "đại lý|nhà phân phối|代理店|販売店|agent|distributor"},
    {presence_terms, "OFFICE", "văn phòng đại diện|VPĐD|văn phòng|chi nhánh|駐在員事務所|支店|事務所|office|branch"},
    {presence_terms, "FACTORY", "nhà máy|xưởng|công ty con|工場|現地法人|factory|subsidiary"},
    {outcome_terms, "DECLINED", "không nhận lời|từ chối gặp|お断り|refused"},
    {outcome_terms, "SCHEDULED", "chưa diễn ra|sẽ gặp|未実施|not yet held"},
    {outcome_terms, "CANCELLED",
     "hủy lịch|đã hủy|không diễn ra|không gặp|không gặp được|中止|取消|実施せず|canceled|not held|did not meet"},
    {outcome_terms, "NO_SHOW_A", "bên cung không đến|nhà cung cấp vắng|出展者欠席|supplier did not come"},
    {outcome_terms, "NO_SHOW_B", "bên cầu không đến|doanh nghiệp vắng|来場者欠席|enterprise did not come"},
    {outcome_terms, "HELD", "đã gặp|đã gặp gỡ|đã kết nối|面談済|商談済|実施済|met"},
    {outcome_terms, "WALKIN_HELD", "gặp tự do|飛び込み|walk-in|walk in"},
    {outcome_terms, "NONE",
     "không quan tâm|không phù hợp|không có nhu cầu|không hợp tác|dừng|興味なし|見送り|不成立|終了|no interest|not "
     "interested|no follow-up|closed without result"},
    {outcome_terms, "CONTACT",
     "đang trao đổi|tiếp tục trao đổi|đang đàm phán|giữ liên lạc|hẹn gặp lại|chưa ký hợp "
     "đồng|商談継続|継続中|交渉中|検討中|未契約|negotiating|in talks|follow-up|contract not signed"},
    {outcome_terms, "SAMPLE", "gửi mẫu|thử nghiệm|chạy thử|dùng thử|サンプル|試験|試作|sample|trial|test run"},
    {outcome_terms, "VISIT",
     "khảo sát|thăm nhà máy|khảo sát thực địa|工場見学|工場視察|視察|訪問|site visit|factory visit|plant visit"},
    {outcome_terms, "NDA", "bảo mật|cam kết bảo mật|秘密保持|機密保持|non-disclosure"},
    {outcome_terms, "QUOTE",
     "báo giá|chào giá|đề xuất kỹ thuật|gửi báo giá|見積|見積書|見積提出|提案書|quotation|quote|offer|technical "
     "proposal"},
    {outcome_terms, "MOU", "ghi nhớ|bản ghi nhớ|thỏa thuận ghi nhớ|ký ghi nhớ|基本合意|memorandum"},
    {outcome_terms, "CONTRACT",
     "hợp đồng|ký hợp đồng|đã ký hợp đồng|契約|契約締結|契約済|成約済|contract|signed contract|deal closed"},
    {outcome_terms, "REGISTERED", "đăng ký hợp đồng|đã đăng ký hợp đồng|契約登録|contract registered"},
    {outcome_terms, "PAID", "đã thanh toán|thanh toán|支払済|入金|paid|payment received"},
    {outcome_terms, "OPERATING", "vận hành|đã vận hành|đi vào hoạt động|稼働中|運転開始|operating|running"},
    {region_terms, "NORTH", "bắc|phía bắc|miền bắc|北|北部|north|northern"},
    {region_terms, "SOUTH", "nam|phía nam|miền nam|南|南部|south|southern"},
};

struct LevelWords {
  int level;
  std::string_view words;
};
constexpr LevelWords trl_words[] = {
    {1, "nghiên cứu cơ bản|nguyên lý cơ bản|基礎研究|基本原理|basic research|basic principles"},
    {2, "ý tưởng|hình thành ý tưởng|コンセプト|技術コンセプト|concept|idea"},
    {3,
     "đề tài|chứng minh khái niệm|đang nghiên cứu|nghiên cứu|概念実証|研究段階|研究中|PoC|proof of concept|research "
     "stage"},
    {4,
     "phòng thí nghiệm|quy mô phòng thí nghiệm|quy mô PTN|PTN|labo|ラボ|ラボスケール|実験室|lab scale|laboratory|lab"},
    {5, "bán công nghiệp|quy mô nhỏ|ベンチスケール|ベンチ|bench|bench scale"},
    {6,
     "pilot|quy mô pilot|thử nghiệm pilot|mô hình trình diễn|thử "
     "nghiệm|パイロット|パイロットプラント|実証試験|実証段階|demonstration|demonstrated|pilot scale"},
    {7,
     "sản xuất thử nghiệm|sản xuất thử|nguyên mẫu|mẫu thử|thử nghiệm thực tế|chưa thương mại "
     "hóa|試作機|試作|試作機・実証|プロトタイプ|実環境|prototype"},
    {8,
     "đã nghiệm thu|nghiệm thu|đã chứng nhận|được chứng nhận|hoàn thiện|đã hoàn thiện|sẵn sàng chuyển "
     "giao|製品化|製品化済|完成|qualified|certified|complete"},
    {9,
     "đã thương mại hóa|thương mại hóa|thương mại|quy mô công nghiệp|sản xuất công nghiệp|đã ứng dụng thực tế|đã áp "
     "dụng|đang áp dụng|đại trà|sản xuất hàng "
     "loạt|量産|量産・納入実績|納入実績|商用|実用化|実用化済|販売中|市販|commercial|commercialized|commercialised|on "
     "the market|mass production|industrial scale"},
};

// Absorptive capacity: what a firm says it has.
constexpr LevelWords capability_words[] = {
    {1,
     "chỉ vận hành|chỉ vận hành, không có kỹ sư|không có kỹ sư|không có phòng kỹ thuật|lao động phổ "
     "thông|運転員のみ|operators only"},
    {2,
     "kỹ thuật viên|kỹ thuật viên bảo trì|có kỹ thuật viên bảo trì|tổ cơ điện|bảo "
     "trì|保守技術者あり|保守技術者|maintenance technicians|maintenance"},
    {3,
     "kỹ sư|kỹ sư công nghệ|có kỹ sư công nghệ và QC|phòng kỹ "
     "thuật|KCS|QC|生産技術・品質管理あり|生産技術|品質管理|process engineers and QC|process engineers|engineers"},
    {4,
     "R&D|bộ phận R&D|có bộ phận R&D|phòng nghiên cứu|bộ phận nghiên cứu|研究開発部門あり|研究開発部門|研究開発|R&D "
     "unit"},
    {5,
     "R&D và xưởng thử nghiệm|R&D + xưởng thử nghiệm|xưởng thử nghiệm|doanh nghiệp KH&CN|doanh nghiệp khoa học và công "
     "nghệ|là doanh nghiệp KH&CN|研究所・試作設備あり|研究所|試作設備|R&D with pilot plant|pilot plant|certified S&T "
     "enterprise"},
};

bool word_byte(char c) { return (c & 0x80) != 0 || std::isalnum(static_cast<unsigned char>(c)) != 0; }

// Where `words` stand in `text` as whole words; Japanese has no spaces, so a word of it may stand anywhere.
std::size_t find_words(std::string_view text, std::string_view words, std::size_t from) {
  const auto ascii = [](char c) { return (c & 0x80) == 0 && word_byte(c); };
  for (auto at = text.find(words, from); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    const bool left = at == 0 || !ascii(text[at - 1]) || !ascii(words.front());
    const bool right = end == text.size() || !ascii(text[end]) || !ascii(words.back());
    if (left && right) return at;
  }
  return std::string_view::npos;
}

struct Spoken {
  std::string words;  // folded
  int code;           // index in the vocabulary
};

std::vector<std::string> folded_words(std::string_view list) {
  std::vector<std::string> words;
  while (!list.empty()) {
    const auto bar = std::min(list.find('|'), list.size());
    words.push_back(fold(list.substr(0, bar)));
    list.remove_prefix(std::min(bar + 1, list.size()));
  }
  return words;
}

// Longest first, so that a longer phrase claims its bytes before the words inside it are looked for.
void longest_first(std::vector<Spoken>& phrases) {
  std::erase_if(phrases, [](const Spoken& s) { return s.words.empty(); });
  std::ranges::stable_sort(phrases, [](const Spoken& a, const Spoken& b) { return a.words.size() > b.words.size(); });
}

std::vector<Spoken> phrases_of(std::span<const Term3> vocabulary) {
  std::vector<Spoken> phrases;
  for (int i = 0; i < static_cast<int>(vocabulary.size()); ++i) {
    const Term3& term = vocabulary[i];
    for (const std::string_view words : {term.code, term.vi, term.ja, term.en}) phrases.push_back({fold(words), i});
    for (const Words& other : spoken)
      if (other.vocabulary == vocabulary.data() && other.code == term.code)
        for (auto& words : folded_words(other.words)) phrases.push_back({std::move(words), i});
  }
  longest_first(phrases);
  return phrases;
}

const std::vector<Spoken>& phrases(std::span<const Term3> vocabulary) {
  // Made once, never changed: folding some hundred words costs more than a look-up should.
  struct Table {
    const Term3* vocabulary;
    std::vector<Spoken> phrases;
  };
  static const std::vector<Table> tables = [] {
    std::vector<Table> made;
    for (const std::span<const Term3> v : {std::span<const Term3>(field_terms), transfer_modes(), ip_states(),
                                           technology_kinds(), organisation_kinds(), presences(), regions(), outcomes()})
      made.push_back({v.data(), phrases_of(v)});
    return made;
  }();
  static const std::vector<Spoken> none;
  for (const Table& table : tables)
    if (table.vocabulary == vocabulary.data()) return table.phrases;
  return none;
}

// Codes with where the words that named them stand, longest words first.
std::vector<std::pair<int, std::size_t>> recognise(const std::vector<Spoken>& phrases, std::string_view text) {
  std::string folded = fold(text);
  std::vector<std::pair<int, std::size_t>> found;
  for (const Spoken& phrase : phrases) {
    for (auto at = find_words(folded, phrase.words, 0); at != std::string::npos;
         at = find_words(folded, phrase.words, at)) {
      found.emplace_back(phrase.code, at);
      std::fill_n(folded.begin() + static_cast<std::ptrdiff_t>(at), phrase.words.size(), '\x01');
    }
  }
  return found;
}

std::vector<Spoken> levels(std::span<const LevelWords> rows) {
  std::vector<Spoken> made;
  for (const LevelWords& row : rows)
    for (auto& text : folded_words(row.words)) made.push_back({std::move(text), row.level});
  longest_first(made);
  return made;
}

bool same_word(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return std::toupper(static_cast<unsigned char>(x)) == y; });
}

}  // namespace

std::span<const Term3> transfer_modes() noexcept { return mode_terms; }
std::span<const Term3> ip_states() noexcept { return ip_terms; }
std::span<const Term3> technology_kinds() noexcept { return technology_terms; }
std::span<const Term3> organisation_kinds() noexcept { return organisation_terms; }
std::span<const Term3> presences() noexcept { return presence_terms; }
std::span<const Term3> regions() noexcept { return region_terms; }
std::span<const Term3> outcomes() noexcept { return outcome_terms; }

std::string_view label(std::span<const Term3> vocabulary, std::string_view code, Lang lang) noexcept {
  for (const Term3& term : vocabulary)
    if (term.code == code) return lang == Lang::ja ? term.ja : lang == Lang::en ? term.en : term.vi;
  return code;
}

std::string_view code_from(std::span<const Term3> vocabulary, std::string_view words) {
  for (const Term3& term : vocabulary)
    if (same_word(words, term.code)) return term.code;
  const auto found = recognise(phrases(vocabulary), words);
  if (found.empty()) return {};
  return vocabulary[static_cast<std::size_t>(found.front().first)].code;
}

std::string_view whole_code_from(std::span<const Term3> vocabulary, std::string_view words) {
  const std::string folded = fold(words);
  const auto& known = phrases(vocabulary);
  const auto found = std::ranges::find(known, folded, &Spoken::words);
  return found == known.end() ? std::string_view() : vocabulary[static_cast<std::size_t>(found->code)].code;
}

std::vector<std::string> codes_from(std::span<const Term3> vocabulary, std::string_view words) {
  for (const Term3& term : vocabulary)
    if (same_word(words, term.code)) return {std::string(term.code)};
  auto found = recognise(phrases(vocabulary), words);
  std::ranges::stable_sort(found, {}, [](const auto& one) { return one.second; });
  std::vector<std::string> codes;
  for (const auto& [code, at] : found) {
    const std::string_view name = vocabulary[static_cast<std::size_t>(code)].code;
    if (std::ranges::find(codes, name) == codes.end()) codes.emplace_back(name);
  }
  return codes;
}

std::string_view field_code(Field field) noexcept { return field_terms[static_cast<std::size_t>(field)].code; }

std::string_view field_label(Field field, Lang lang) noexcept { return label(field_terms, field_code(field), lang); }

std::optional<Field> field_from(std::string_view code_or_words) {
  const std::string_view code = code_from(field_terms, code_or_words);
  for (const Field field : all_fields)
    if (field_code(field) == code) return field;
  return std::nullopt;
}

std::optional<int> trl_from(std::string_view words) {
  const std::string folded = fold(words);
  // A number counts when it is alone, after "trl", or after a word for level; "2 dây chuyền đã bán" must not become
  // TRL 2.
  std::size_t digits = folded.find_first_of("0123456789");
  if (digits != std::string::npos) {
    std::string before = folded.substr(0, digits);
    while (!before.empty() &&
           (before.back() == ' ' || before.back() == ':' || before.back() == '=' || before.back() == '-'))
      before.pop_back();
    const std::size_t end = std::min(folded.find_first_not_of("0123456789", digits), folded.size());
    const std::string after = folded.substr(end);
    const bool alone = before.empty() && after.find_first_not_of(" -–~/0123456789.") == std::string::npos;
    if (alone || before.ends_with("trl") || before == "muc" || before == "cap" || before == "level" ||
        before == fold("レベル"))
      return end - digits > 4 ? 9999 : std::stoi(folded.substr(digits, end - digits));
  }
  static const std::vector<Spoken> table = levels(trl_words);
  const auto found = recognise(table, words);
  if (found.empty()) return std::nullopt;
  return found.front().first;
}

std::optional<int> capability_from(std::string_view words) {
  static const std::vector<Spoken> table = levels(capability_words);
  const std::string folded = fold(words);
  if (folded.size() <= 3 && !folded.empty() && folded[0] >= '0' && folded[0] <= '9')
    return std::atoi(folded.c_str());  // "3", "3/5"
  const auto found = recognise(table, words);
  if (found.empty()) return std::nullopt;
  return found.front().first;
}

}  // namespace caunoi
