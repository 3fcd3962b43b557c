#!/usr/bin/python3
"""Writes khao-sat-cong-nghe-2013-2015.xlsx, the survey of ../haiphong-2015 as its organisers would keep it, and copies the fair.

The same records, one row each, with the habits of real workbooks: title rows above the headers, a sheet a field, a total at the
bottom, money and quantities in words, ditto marks, a hidden row, a header of two rows. Every choice among ways of writing follows
from the number of the row, so the same records give the same bytes. Columns and what is left out: ../README.md.

    apt install python3-openpyxl        # 3.0.9 was used; another version may give other bytes
    python3 make_workbook.py
"""
import datetime
import io
import json
import pathlib
import re
import shutil
import zipfile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent / "haiphong-2015"
BOOK = HERE / "khao-sat-cong-nghe-2013-2015.xlsx"
STAMP = datetime.datetime(2015, 12, 15, 8, 0, 0)

NOTE = "Số lượng theo báo cáo 2013-2015; nội dung do dự án caunoi soạn để thử phần mềm, không phải số liệu của thành phố"
NOTE_JA = "件数は報告書のとおり、内容は試験用の創作です"

# ---- words ----

FIELD = {"BIO": ("Công nghệ sinh học", "sinh học", "バイオ技術"), "ENV": ("Công nghệ môi trường", "môi trường", "環境技術"),
         "NEN": ("Công nghệ năng lượng mới", "năng lượng mới", "新エネルギー技術"), "AUT": ("Công nghệ tự động hóa", "tự động hóa", "自動化技術"),
         "MAT": ("Công nghệ vật liệu mới", "vật liệu mới", "新素材技術")}
MODE = {"SALE": ("Chuyển nhượng quyền sở hữu công nghệ", "技術の譲渡"), "LIC_EX": ("Cấp phép độc quyền", "独占ライセンス"),
        "LIC_NX": ("Cấp phép không độc quyền", "非独占ライセンス"), "SUBLIC": ("Cho phép chuyển giao lại cho bên thứ ba", "サブライセンス可"),
        "EQUIP": ("Bán thiết bị kèm công nghệ", "技術付き設備販売"), "TURNKEY": ("Chìa khóa trao tay", "ターンキー"), "JV": ("Liên doanh", "合弁"),
        "CAPITAL": ("Góp vốn bằng công nghệ", "技術による出資"), "FRANCHISE": ("Nhượng quyền thương mại kèm công nghệ", "フランチャイズ"),
        "IPASSIGN": ("Chuyển giao quyền sở hữu trí tuệ", "知的財産権の移転"), "CORD": ("Hợp tác nghiên cứu, hoàn thiện công nghệ", "共同研究開発"),
        "CONTRACTRD": ("Đặt hàng nghiên cứu theo hợp đồng", "受託研究"), "CONSULT": ("Tư vấn, dịch vụ kỹ thuật", "技術コンサルティング"),
        "TRAIN": ("Đào tạo, hướng dẫn vận hành", "研修・人材育成"), "OEM": ("Gia công theo đơn hàng", "OEM・委託生産"),
        "DISTRIB": ("Phân phối, đại lý", "販売代理"), "OPEN": ("Phổ biến miễn phí", "無償公開")}
IP = {"PAT_GRANTED": ("Bằng độc quyền sáng chế", "特許登録済"), "PAT_PENDING": ("Đơn sáng chế đang thẩm định", "特許出願中"),
      "UM": ("Giải pháp hữu ích", "実用新案"), "DESIGN": ("Kiểu dáng công nghiệp", "意匠"), "PVR": ("Giống cây trồng được bảo hộ", "植物品種登録"),
      "COPYRIGHT": ("Quyền tác giả", "著作権"), "TRADESECRET": ("Bí mật kinh doanh, bí quyết", "営業秘密・ノウハウ"),
      "STATE_FUNDED": ("Kết quả dùng ngân sách nhà nước", "国費研究成果"), "NONE": ("Không bảo hộ", "権利なし"), "UNKNOWN": ("Chưa rõ", "不明")}
KIND = {"PRODUCT": ("Sản phẩm", "製品"), "PROCESS": ("Quy trình", "プロセス"), "EQUIPMENT": ("Thiết bị", "装置"), "SOFTWARE": ("Phần mềm", "ソフトウェア"),
        "STRAIN_VARIETY": ("Chủng, giống", "菌株・品種"), "MATERIAL": ("Vật liệu", "材料"), "SERVICE": ("Dịch vụ kỹ thuật", "技術サービス"),
        "KNOWHOW": ("Bí quyết kỹ thuật", "ノウハウ")}
ORG_KIND = {"ENTERPRISE": ("Doanh nghiệp", "企業"), "FDI_ENTERPRISE": ("Doanh nghiệp có vốn đầu tư nước ngoài", "外資系企業"),
            "COOP": ("Hợp tác xã", "協同組合"), "HOUSEHOLD": ("Hộ kinh doanh", "個人事業者"), "INSTITUTE": ("Viện nghiên cứu", "研究所"),
            "UNIVERSITY": ("Trường đại học", "大学"), "TTO": ("Trung tâm chuyển giao công nghệ", "技術移転機関"),
            "STATE_AGENCY": ("Cơ quan nhà nước", "行政機関"), "ASSOCIATION": ("Hiệp hội", "団体・協会"), "INTERMEDIARY": ("Tổ chức trung gian", "仲介機関")}
CAPABILITY = {1: "Chỉ vận hành, không có kỹ sư", 2: "Có kỹ thuật viên bảo trì", 3: "Có kỹ sư công nghệ và QC", 4: "Có bộ phận R&D", 5: "R&D + xưởng thử nghiệm"}
LANGUAGE = {"vi": ("Tiếng Việt", "ベトナム語"), "ja": ("Tiếng Nhật", "日本語"), "en": ("Tiếng Anh", "英語")}
PRESENCE = {"NONE": "なし", "AGENT": "代理店", "OFFICE": "事務所", "FACTORY": "工場"}
REGION = {"NORTH": "Miền Bắc", "SOUTH": "Miền Nam"}
TRL = {4: ("Quy mô phòng thí nghiệm", "ラボ"), 5: ("Bán công nghiệp", "ベンチスケール"), 6: ("Quy mô pilot", "パイロット"),
       7: ("Sản xuất thử nghiệm", "試作機・実証"), 8: ("Đã nghiệm thu, đã chứng nhận", "製品化"), 9: ("Đã thương mại hóa", "商用実績あり")}
COUNTRY = {"VN": "Việt Nam", "JP": "Nhật Bản"}
ABOVE = {"m3": ("m³", "m³"), "t": ("tấn", "t"), "pcs": ("sản phẩm", "個"), "l": ("lít", "L"), "bags": ("bao", "袋"), "bottles": ("chai", "本"),
         "vehicles": ("xe", "台"), "patients": ("lượt", "人"), "samples": ("mẫu", "検体"), "lots": ("lô", "ロット"), "kits": ("bộ kit", "キット"),
         "stems": ("cành", "本"), "tubes": ("ống", "本"), "rolls": ("trục", "本"), "ships": ("tàu", "隻"), "pairs": ("đôi", "足"), "packs": ("gói", "個"),
         "stations": ("trạm", "か所"), "points": ("điểm", "点"), "ponds": ("ao", "面"), "beds": ("giường", "床"), "piles": ("cọc", "本"),
         "machines": ("máy", "台"), "m2": ("m²", "m²")}
BELOW = {"day": ("ngày", "日"), "h": ("giờ", "時間"), "min": ("phút", "分"), "year": ("năm", "年"), "month": ("tháng", "月"), "batch": ("mẻ", "バッチ"), "shift": ("ca", "直")}


def vi_number(value):
    """1234567.5 -> 1.234.567,5"""
    whole, _, part = f"{value:,.6f}".rstrip("0").rstrip(".").partition(".")
    return whole.replace(",", ".") + ("," + part if part else "")


def fits(value, unit, digits):
    scaled = value / unit
    return scaled >= 1 and abs(scaled - round(scaled, digits)) < 1e-9


def vi_money(money, n, nothing="thỏa thuận"):
    """n, the number of the row, chooses among ways of writing; every one says exactly min and max."""
    if not money:
        return (nothing, None, "Thỏa thuận", "-")[n % 4]
    low, high = money["min"], money["max"]
    if money["currency"] == "USD":
        return f"{low:,} USD" if low == high else f"USD {low:,} - {high:,}"
    if money["currency"] == "JPY":
        return ja_money(money, n)
    if fits(low, 1e9, 2) and fits(high, 1e9, 2) and n % 3:
        unit, names = 1e9, ("tỷ", "tỷ đồng", "tỉ")
    elif fits(high, 1e6, 3) and fits(low, 1e6, 3):
        unit, names = 1e6, ("triệu", "triệu đồng", "tr.đ")
    else:
        unit, names = 1, ("đồng", "đ", "VNĐ")
    name = names[n % 3]
    if low == high:
        return f"{vi_number(low / unit)} {name}"
    dash = ("-", " - ", " đến ", "–")[n % 4]
    return f"{'từ ' if dash == ' đến ' else ''}{vi_number(low / unit)}{dash}{vi_number(high / unit)} {name}"


def in_millions(money):
    """For a column whose header names the unit."""
    if not money:
        return None
    low, high = money["min"] / 1e6, money["max"] / 1e6
    return vi_number(low) if low == high else f"{vi_number(low)}-{vi_number(high)}"


def ja_amount(value):
    if value >= 10**8 and value % 10**4 == 0:
        rest = value % 10**8 // 10**4
        return f"{value // 10**8}億" + (f"{rest:,}万" if rest else "")
    if value >= 10**6 and value % 10**4 == 0:
        return f"{value // 10**4:,}万"
    return f"{value:,}"


def ja_money(money, n):
    if not money:
        return ("応相談", None, "別途見積")[n % 3]
    low, high = ja_amount(money["min"]), ja_amount(money["max"])
    return f"{low}円" if low == high else f"{low}{'～' if n % 2 else '〜'}{high}円"


def unit_words(unit, language):
    above, _, below = unit.partition("/")
    return ABOVE.get(above, (above, above))[language] + ("/" + BELOW.get(below, (below, below))[language] if below else "")


def vi_quantity(quantity, n):
    if not quantity:
        return None
    low, high, unit = vi_number(quantity["min"]), vi_number(quantity["max"]), unit_words(quantity["unit"], 0)
    if unit == "m³/ngày":
        unit = ("m³/ngày", "m3/ngày", "m³/ngày đêm")[n % 3]
    return f"{low} {unit}" if low == high else f"{low}{(' - ', '-', '–')[n % 3]}{high} {unit}"


def ja_quantity(quantity):
    if not quantity:
        return None
    low, high = (f"{quantity[k]:,}" for k in ("min", "max"))
    return (low if low == high else f"{low}～{high}") + unit_words(quantity["unit"], 1)


def trl_words(level, n, language=0):
    if level is None:
        return None
    return (level, f"TRL {level}", TRL[level][language], TRL[level][language])[n % 4]


def field_words(fields, n):
    codes = [f if isinstance(f, str) else f["code"] for f in fields]
    return "; ".join(FIELD[c][0] if n % 3 else FIELD[c][1] for c in codes)


def listed(codes, words, language=0, glue="; "):
    return glue.join(words[c][language] for c in codes) or None if codes else None


def one(text, *languages):
    """The first of the languages a text has; else whatever it has."""
    if text is None or isinstance(text, str):
        return text
    return next((text[k] for k in languages if k in text), next(iter(text.values())))


def only(text, language):
    return text.get(language) if isinstance(text, dict) else None


def day(iso):
    return "/".join(reversed(iso.split("-"))) if iso else None


def places(references, glue="; "):
    return glue.join(f"{r['place']} ({r['year']})" for r in references or ()) or None


def joined(items, glue="; "):
    return glue.join(items) if items else None


# ---- sheets ----

THIN = Border(*[Side(style="thin", color="999999")] * 4)
HEAD = PatternFill("solid", fgColor="D9E7F5")


def add_sheet(book, name, titles, header, rows, total, widths=None, groups=None, blank_after_title=False):
    """groups: {first column: (last column, words)} makes a header of two rows, the other columns are merged downwards."""
    sheet = book.create_sheet(name)
    columns = len(header)
    at = 1
    for n, title in enumerate(titles):
        sheet.cell(at, 1, title).font = Font(bold=n == 0, italic=n > 0, size=14 if n == 0 else 10)
        sheet.cell(at, 1).alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=min(columns, 12))
        at += 1
    if blank_after_title:
        at += 1
    heads = 2 if groups else 1
    inside = {c for first, (last, _) in (groups or {}).items() for c in range(first, last + 1)}
    for c, words in enumerate(header, 1):
        lower = heads == 2 and c in inside
        sheet.cell(at + lower, c, words)
        if heads == 2 and not lower:
            sheet.merge_cells(start_row=at, start_column=c, end_row=at + 1, end_column=c)
    for first, (last, words) in (groups or {}).items():
        sheet.cell(at, first, words)
        sheet.merge_cells(start_row=at, start_column=first, end_row=at, end_column=last)
    for r in range(at, at + heads):
        for c in range(1, columns + 1):
            cell = sheet.cell(r, c)
            cell.font, cell.fill, cell.border = Font(bold=True), HEAD, THIN
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    at += heads
    sheet.freeze_panes = sheet.cell(at, 4)
    for row in rows:
        for c, value in enumerate(row, 1):
            cell = sheet.cell(at, c, value)
            cell.border = THIN
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if isinstance(value, datetime.date):
                cell.number_format = "dd/mm/yyyy"
        at += 1
    sheet.cell(at, 1, total).font = Font(bold=True)
    sheet.cell(at, 4, len(rows)).font = Font(bold=True)
    sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=3)
    for c, words in enumerate(header, 1):
        longest = max([len(str(row[c - 1])) for row in rows if row[c - 1] is not None] + [8])
        sheet.column_dimensions[get_column_letter(c)].width = min(60, max(6, longest * 0.6 + 3)) if c > 1 else 6
    return sheet


def load(name):
    return [json.loads(line) for line in (SOURCE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def technology_sheets(book, technologies, names, aliases, visits):
    # Each office has its own words for the same columns: code -> (sheet, title, header).
    words = {
        "BIO": ("CN sinh học", "PHỤ LỤC 1. DANH MỤC CÔNG NGHỆ SINH HỌC", "Tên công nghệ", "Đơn vị", "Lĩnh vực", "Mô tả công nghệ", "Vấn đề giải quyết", "Ưu điểm",
                "Mức độ phát triển", "Sở hữu trí tuệ", "Hình thức chuyển giao", "Giá chào bán", "Chi phí đầu tư", "Công suất", "Tiêu chuẩn", "Nơi đã áp dụng"),
        "ENV": ("CN môi trường", "PHỤ LỤC 2. DANH MỤC CÔNG NGHỆ MÔI TRƯỜNG", "Tên công nghệ/thiết bị", "Tên đơn vị", "Lĩnh vực công nghệ", "Tóm tắt", "Vấn đề giải quyết",
                "Ưu điểm nổi bật", "Mức độ sẵn sàng", "Tình trạng bảo hộ", "Phương thức chuyển giao", "Giá", "Vốn đầu tư (triệu đồng)", "Công suất", "Tiêu chuẩn", "Địa chỉ áp dụng"),
        "NEN": ("CN năng lượng mới", "PHỤ LỤC 3. DANH MỤC CÔNG NGHỆ NĂNG LƯỢNG MỚI", "Công nghệ chào bán", "Cơ quan", "Nhóm lĩnh vực", "Nội dung công nghệ", "Giải quyết vấn đề gì",
                "Tính mới", "Giai đoạn", "Bằng sáng chế", "Hình thức hợp tác", "Phí chuyển giao", "Suất đầu tư", "Năng suất", "Chứng nhận", "Khách hàng tiêu biểu"),
        "AUT": ("CN tự động hóa", "PHỤ LỤC 4. DANH MỤC CÔNG NGHỆ TỰ ĐỘNG HÓA", "TÊN CÔNG NGHỆ", "TÊN ĐƠN VỊ", "LĨNH VỰC", "MÔ TẢ", "VẤN ĐỀ GIẢI QUYẾT",
                "ƯU ĐIỂM", "MỨC ĐỘ PHÁT TRIỂN", "SHTT", "HÌNH THỨC CHUYỂN GIAO", "GIÁ CHÀO BÁN", "CHI PHÍ ĐẦU TƯ", "CÔNG SUẤT", "TIÊU CHUẨN", "NƠI ĐÃ ÁP DỤNG"),
        "MAT": ("CN vật liệu mới", "PHỤ LỤC 5. DANH MỤC CÔNG NGHỆ VẬT LIỆU MỚI", "Tên sản phẩm", "Đơn vị", "Lĩnh vực", "Mô tả quy trình", "Vấn đề giải quyết", "Ưu điểm",
                "Quy mô áp dụng", "Tình trạng bảo hộ", "Phương thức chuyển giao", "Chi phí chuyển giao", "Vốn đầu tư", "Công suất", "Tiêu chuẩn", "Nơi đã áp dụng"),
    }
    ditto = {"ENV": "\"", "MAT": "nt", "NEN": "như trên"}
    for code, (name, title, *w) in words.items():
        of_field = [t for t in technologies if t["id"].split("-")[1] == code]
        header = ["TT", "Mã số", w[0], "Tên tiếng Anh", w[1], w[2], w[3], "Tóm tắt tiếng Anh", *w[4:], "Loại công nghệ", "Trình độ vận hành (1-5)", "Từ khóa",
                  "Ngày khảo sát", "Đề xuất chuyển giao"]
        rows, before = [], None
        for n, t in enumerate(of_field, 1):
            provider = names[t["provider"]]
            if code == "MAT" and n % 3 == 0 and aliases[t["provider"]]:
                provider = aliases[t["provider"]][0]  # one body written two ways
            if t["provider"] == before and code in ditto:
                provider = ditto[code]
            before = t["provider"]
            date = visits[t["visit"]]["date"]
            rows.append([n, t["id"], one(t["title"], "vi"), only(t["title"], "en"), provider, field_words(t["fields"], n), one(t["summary"], "vi"),
                         only(t["summary"], "en"), one(t["problem"], "vi"), one(t.get("advantage"), "vi"), trl_words(t["trl"], n), listed(t["ip"], IP),
                         listed(t["modes"], MODE), vi_money(t.get("price"), n), in_millions(t.get("capex")) if code == "ENV" else vi_money(t.get("capex"), n + 1, None),
                         vi_quantity(t.get("capacity"), n), joined(t.get("standards")), places(t.get("references")), KIND[t["kind"]][0], t.get("operator_skill"),
                         joined(t.get("keywords")), datetime.date.fromisoformat(date) if code in ("BIO", "AUT") else day(date), "x" if t["proposed"] else None])
        groups = {14: (15, "Kinh phí"), 16: (18, "Khả năng áp dụng")} if code == "MAT" else None
        sheet = add_sheet(book, name, [title, f"({NOTE})"], header, rows, "Tổng cộng", groups=groups, blank_after_title=code == "NEN")
        if code == "AUT":
            row = next(r for r in range(1, sheet.max_row) if sheet.cell(r, 2).value == "T-AUT-023")
            sheet.row_dimensions[row].hidden = True


def organisation_rows(organisations, capability):
    return [[n, o["id"], one(o["name"], "vi", "ja", "en"), only(o["name"], "en"), only(o["name"], "ja"), joined(o.get("aliases")), ORG_KIND[o["kind"]][0], o["province"],
             joined(o["sectors"]), field_words(o["fields"], n), o.get("employees"), capability(o.get("capability")),
             listed(o["languages"], LANGUAGE, 0, ", "), joined(o.get("certs")), one(o["products"], "vi"), o.get("founded")] for n, o in enumerate(organisations, 1)]


def main():
    organisations, technologies, exhibits, needs, experts, visits = map(load, ("organisations", "technologies", "exhibits", "needs", "experts", "visits"))
    names = {o["id"]: one(o["name"], "vi", "ja", "en") for o in organisations}
    aliases = {o["id"]: o.get("aliases", []) for o in organisations}
    book = Workbook()
    book.remove(book.active)

    technology_sheets(book, technologies, names, aliases, {v["id"]: v for v in visits})

    add_sheet(book, "Đơn vị khảo sát", ["PHỤ LỤC 6. CÁC ĐƠN VỊ ĐÃ KHẢO SÁT", f"({NOTE})"],
              ["TT", "Mã số", "Tên đơn vị", "Tên tiếng Anh", "Tên tiếng Nhật", "Tên khác", "Loại hình", "Tỉnh/TP", "Mã ngành", "Lĩnh vực", "Số CBCNV", "Năng lực công nghệ (1-5)",
               "Ngôn ngữ", "Chứng chỉ", "Sản phẩm, dịch vụ chính", "Năm thành lập"],
              organisation_rows([o for o in organisations if o["id"].startswith("U-")], lambda level: level), "Tổng cộng")

    add_sheet(book, "Lượt khảo sát", ["PHỤ LỤC 7. 66 LƯỢT ĐƠN VỊ ĐÃ LÀM VIỆC", f"({NOTE})"],
              ["TT", "Mã số", "Đơn vị", "Khu vực", "Lĩnh vực", "Ngày khảo sát", "Nội dung làm việc"],
              [[n, v["id"], names[v["organisation"]], REGION[v["region"]], FIELD[v["field"]][n % 2], datetime.date.fromisoformat(v["date"]), one(v["note"], "vi")]
               for n, v in enumerate(visits, 1)], "Tổng cộng")

    add_sheet(book, "Doanh nghiệp", ["DANH SÁCH DOANH NGHIỆP HẢI PHÒNG CÓ NHU CẦU CÔNG NGHỆ", f"({NOTE})"],
              ["STT", "Mã số", "Tên doanh nghiệp", "Tên tiếng Anh", "Tên tiếng Nhật", "Tên khác", "Loại hình doanh nghiệp", "Tỉnh/TP", "Mã ngành", "Lĩnh vực", "Số lao động",
               "Năng lực công nghệ", "Ngôn ngữ", "Chứng chỉ", "Sản phẩm chính", "Năm thành lập"],
              organisation_rows([o for o in organisations if o["id"].startswith("E-")], CAPABILITY.get), "Tổng cộng")

    rows = []
    for n, need in enumerate(needs, 1):
        rows.append([n, need["id"], names[need["organisation"]], one(need["title"], "vi"), one(need["problem"], "vi"), one(need["requirements"], "vi"), field_words(need["fields"], n),
                     listed(need["kind_wanted"], KIND), listed(need["modes"], MODE), need.get("trl_min"), vi_money(need.get("budget"), n), vi_quantity(need.get("capacity"), n),
                     joined(need.get("standards")), day(need.get("deadline")), need["urgency"], {True: "có", False: "không", None: None}[need.get("confidential")]])
    add_sheet(book, "Nhu cầu công nghệ", ["TỔNG HỢP NHU CẦU CÔNG NGHỆ CỦA DOANH NGHIỆP", f"({NOTE})"],
              ["TT", "Mã số", "Tên doanh nghiệp", "Nhu cầu công nghệ", "Vấn đề cần giải quyết", "Yêu cầu kỹ thuật", "Lĩnh vực", "Loại công nghệ cần", "Hình thức hợp tác mong muốn",
               "TRL tối thiểu", "Kinh phí dự kiến", "Công suất", "Tiêu chuẩn", "Thời gian dự kiến", "Mức độ cấp thiết (1-3)", "Bảo mật"], rows, "Tổng cộng")

    add_sheet(book, "Chuyên gia", ["DANH SÁCH CHUYÊN GIA TƯ VẤN", f"({NOTE})"],
              ["TT", "Mã số", "Họ và tên", "Đơn vị", "Quốc gia", "Ngôn ngữ", "Lĩnh vực", "Chuyên môn", "Công trình tiêu biểu"],
              [[n, x["id"], one(x["name"], "vi", "ja"), names[x["organisation"]], COUNTRY[x["country"]], listed(x["languages"], LANGUAGE, 0, ", "), field_words(x["fields"], n),
                one(x["expertise"], "vi", "ja"), "\n".join(f"- {one(w['title'], 'vi', 'ja')} ({w['year']})" for w in x["works"])] for n, x in enumerate(experts, 1)], "Tổng cộng")

    rows = []
    for n, t in enumerate(exhibits, 1):
        rows.append([n, t["id"], names[t["provider"]], one(t["title"], "ja"), only(t["title"], "en"), only(t["title"], "vi"), "、".join(FIELD[f["code"]][2] for f in t["fields"]),
                     one(t["summary"], "ja"), one(t["problem"], "ja"), one(t.get("advantage"), "ja"), trl_words(t["trl"], n, 1), listed(t["ip"], IP, 1, "、"),
                     listed(t["modes"], MODE, 1, "、"), ja_money(t.get("price"), n), ja_money(t.get("capex"), n + 1), ja_quantity(t.get("capacity")),
                     joined(t.get("standards"), "、"), places(t.get("references"), "、"), KIND[t["kind"]][1], t.get("operator_skill"), joined(t.get("keywords"), "、")])
    add_sheet(book, "Triển lãm Kitakyushu", ["北九州企業 出展技術一覧 / TRIỂN LÃM KITAKYUSHU: CÔNG NGHỆ TRƯNG BÀY", f"({NOTE_JA})"],
              ["No.", "Mã số", "会社名", "技術名", "英文名", "ベトナム語名", "分野", "概要", "解決する課題", "特長", "開発段階", "知財状況", "希望する取引形態", "価格", "初期費用", "能力", "規格",
               "導入実績", "種別", "運転者の水準 (1-5)", "キーワード"], rows, "合計")

    japanese = [o for o in organisations if o["id"].startswith("J-")]
    add_sheet(book, "Doanh nghiệp Nhật Bản", ["出展者一覧 / DOANH NGHIỆP NHẬT BẢN", f"({NOTE_JA})"],
              ["No.", "Mã số", "出展者名", "英文名", "別名", "企業形態", "都道府県", "業種", "分野", "従業員数", "技術力 (1-5)", "対応言語", "認証", "ベトナム拠点", "主な製品", "設立年"],
              [[n, o["id"], one(o["name"], "ja"), only(o["name"], "en"), joined(o.get("aliases"), "、"), ORG_KIND[o["kind"]][1], o["province"], joined(o["sectors"], "、"),
                "、".join(FIELD[c][2] for c in o["fields"]), o.get("employees"), o.get("capability"), listed(o["languages"], LANGUAGE, 1, "、"), joined(o.get("certs"), "、"),
                PRESENCE[o["vn_presence"]], one(o["products"], "ja"), o.get("founded")] for n, o in enumerate(japanese, 1)], "合計")

    book.properties.creator = "caunoi"
    book.properties.title = "Khảo sát công nghệ 2013-2015"
    save(book)
    shutil.copyfile(SOURCE / "fair.json", HERE / "fair.json")


def save(book):
    """openpyxl writes the time of day into the parts and the archive: both are set to STAMP."""
    raw = io.BytesIO()
    book.save(raw)
    stamp = STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(raw) as parts, zipfile.ZipFile(BOOK, "w", zipfile.ZIP_DEFLATED) as out:
        for name in sorted(parts.namelist(), key=lambda part: (part != "[Content_Types].xml", part)):
            data = parts.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", lambda found: found.group(1) + stamp, data)
            info = zipfile.ZipInfo(name, STAMP.timetuple()[:6])
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            out.writestr(info, data)


if __name__ == "__main__":
    main()
