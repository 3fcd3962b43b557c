// The table of units: canonical spelling, factor to the base unit of the kind, and how three languages write it.
//
// The day is the base of time, because plants are sized by the day. A month is a twelfth of 365 days: one calendar for
// all, so that conversions agree with each other; real plants run 250-350 days a year, and a reader who needs better
// than that needs the sheet itself. Degrees Fahrenheit have another zero, so they stay a kind of their own. Where two
// units share a spelling the first one has it. Tested by survey/units_test and text/quantities_test.
#include "text/units.hpp"

namespace caunoi::text {

namespace {

constexpr Unit table[] = {
    // volume
    {"m3", 1, "m3",
     "m3|m^3|khối|mét khối|m khối|cbm|立米|立方メートル|cubic meter|cubic meters|cubic metre|cubic metres"},
    {"Nm3", 1, "Nm3", "Nm3|Nm^3"},
    {"l", 0.001, "m3", "l|lít|lit|litre|litres|liter|liters|リットル|ℓ"},
    {"ml", 1e-6, "m3", "ml|cc|mililit|ミリリットル"},
    // mass
    {"t", 1000, "kg", "t|tấn|ton|tons|tonne|tonnes|mt|トン"},
    {"kg", 1, "kg", "kg|kgs|kilogam|kilogram|kilograms|ki lô|ký|キロ|キログラム"},
    {"g", 0.001, "kg", "g|gam|gram|grams|グラム"},
    {"mg", 1e-6, "kg", "mg|miligam|milligram|milligrams|ミリグラム"},
    {"μg", 1e-9, "kg", "μg|microgram|micrograms|マイクログラム"},
    {"q", 100, "kg", "tạ"},
    {"yen", 10, "kg", "yến"},
    {"lb", 0.45359, "kg", "lb|lbs"},
    // time
    {"d", 1, "d", "d|ngày|ngày đêm|ngày/đêm|ng.đ|ngđ|ngày-đêm|day|days|日|日間|24h|24 h|24 giờ", UnitUse::time},
    {"h", 1.0 / 24, "d", "h|giờ|hour|hours|hr|hrs|時|時間|毎時", UnitUse::time},
    {"min", 1.0 / 1440, "d", "min|phút|minute|minutes|分|分間", UnitUse::time},
    {"s", 1.0 / 86400, "d", "s|giây|sec|second|seconds|秒|秒間", UnitUse::time},
    {"wk", 7, "d", "tuần|week|weeks|週|週間", UnitUse::time},
    {"mo", 365.0 / 12, "d", "mo|tháng|month|months|月|ヶ月|か月|カ月|ヶ月間|か月間|カ月間", UnitUse::time},
    {"a", 365, "d", "a|năm|year|years|yr|yrs|annum|年|年間", UnitUse::time},
    // length, area
    {"nm", 1e-9, "m", "nm|nanomet|nanometer|nanometers|ナノメートル"},
    {"μm", 1e-6, "m", "μm|micron|microns|micromet|micrometer|micrometers|ミクロン|マイクロメートル"},
    {"mm", 0.001, "m", "mm|ly|milimét|millimeter|millimeters|ミリ|ミリメートル"},
    {"cm", 0.01, "m", "cm|phân|centimeter|centimeters|センチ|センチメートル"},
    {"m", 1, "m", "m|mét|meter|meters|metre|metres|メートル"},
    {"km", 1000, "m", "km|kilomet|kilometer|kilometers|kilometre|kilometres|キロメートル"},
    {"inch", 0.0254, "m", "inch|inches|インチ"},
    {"ft", 0.3048, "m", "ft|feet|foot|フィート"},
    {"mi", 1609.344, "m", "mile|miles|dặm|マイル"},
    {"mm2", 1e-6, "m2", "mm2|mm^2"},
    {"cm2", 1e-4, "m2", "cm2|cm^2"},
    {"m2", 1, "m2", "m2|m^2|mét vuông|m vuông|平米|平方メートル|sqm|square meter|square meters|square metres"},
    {"ha", 10000, "m2", "ha|hecta|héc ta|hectare|hectares|ヘクタール"},
    {"km2", 1e6, "m2", "km2|km^2|km vuông|平方キロメートル|square kilometers|square kilometres"},
    // power, energy
    {"W", 0.001, "kW", "w|watt|watts|ワット"},
    {"kW", 1, "kW", "kw|kwp|kilowatt|kilowatts|キロワット"},
    {"MW", 1000, "kW", "MW|MWp|megawatt|megawatts|メガワット"},
    {"HP", 0.7457, "kW", "hp|mã lực|馬力|horsepower"},
    {"kVA", 1, "kVA", "kva"},
    {"kWh", 1, "kWh", "kwh"},
    {"MWh", 1000, "kWh", "MWh"},
    {"MJ", 1 / 3.6, "kWh", "MJ"},
    {"kcal", 1 / 859.845, "kWh", "kcal"},
    // electricity, frequency
    {"V", 0.001, "kV", "v|volt|volts|vôn|ボルト"},
    {"kV", 1, "kV", "kv|kilovolt|kilovolts|キロボルト"},
    {"Hz", 1, "Hz", "hz|hertz|ヘルツ"},
    {"kHz", 1e3, "Hz", "khz"},
    {"MHz", 1e6, "Hz", "MHz"},
    {"GHz", 1e9, "Hz", "ghz"},
    {"rpm", 1, "rpm", "rpm|vòng/phút|v/phút|rev/min|回転/分|回転毎分"},
    // pressure, temperature, parts
    {"Pa", 0.001, "kPa", "pa|pascal|パスカル"},
    {"kPa", 1, "kPa", "kpa"},
    {"MPa", 1000, "kPa", "MPa"},
    {"bar", 100, "kPa", "bar|bars"},
    {"atm", 101.325, "kPa", "atm|気圧"},
    {"psi", 6.89476, "kPa", "psi"},
    {"°C", 1, "°C", "°C|° C|độ C|độC|degrees C|degrees Celsius|deg C"},
    {"°F", 1, "°F", "°F|° F|degrees F|degrees Fahrenheit|deg F"},
    {"dB", 1, "dB", "db|decibel|decibels|デシベル"},
    {"%", 1, "%", "%|phần trăm|percent|per cent|パーセント"},
    {"ppm", 1, "ppm", "ppm"},
    // counts
    {"pcs", 1, "pcs", "pcs|pc|piece|pieces|cái|chiếc|sản phẩm|sp|chi tiết|unit|units|個|台|本|枚", UnitUse::count},
    {"head", 1, "head", "head|con|đầu con|頭|羽", UnitUse::count},
    {"tree", 1, "tree", "tree|trees|cây|株", UnitUse::count},
    {"ships", 1, "ships", "ships|ship|vessel|vessels|tàu|tầu|隻", UnitUse::count},
    {"vehicles", 1, "vehicles", "vehicles|vehicle|xe|xe máy|ô tô|車両", UnitUse::count},
    {"stations", 1, "stations", "stations|station|trạm|ステーション", UnitUse::count},
    {"bags", 1, "bags", "bags|bag|bao|túi|袋", UnitUse::count},
    {"points", 1, "points", "points|point|điểm|điểm đo|測定点", UnitUse::count},
    {"batch", 1, "batch", "batch|mẻ|バッチ", UnitUse::count},
    {"shift", 1, "shift", "shift|ca", UnitUse::count},
};

}  // namespace

std::span<const Unit> units() noexcept { return table; }

}  // namespace caunoi::text
