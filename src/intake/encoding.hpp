// encoding.hpp -- bytes of a text file, or mojibake in a workbook, to UTF-8.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace caunoi::intake {

struct Decoded {
  std::string text;      ///< UTF-8, NFC
  std::string encoding;  ///< "UTF-8", "UTF-16LE", "UTF-16BE", "CP932", "EUC-JP", "ISO-2022-JP", "windows-1258",
                         ///< "TCVN3", "VNI", "windows-1252"
  bool unsure = false;   ///< no reading was clearly the best; nullopt of decode() is "not text at all"
};

/// nullopt when the bytes are no text in any of these (too many NUL or control bytes). [any]
[[nodiscard]] std::optional<Decoded> decode(std::string_view bytes);

/// The old Vietnamese fonts (.VnTime, VNI-Times) leave texts in workbooks as Latin letters with the wrong accents:
/// "C«ng nghÖ", "Coâng ngheä". Says which one `sample` is written in: "TCVN3", "VNI", or "" for neither.
[[nodiscard]] std::string_view legacy_font(std::string_view sample);
/// Turns such a text into Unicode; text that holds letters beyond Latin-1 is none and comes back as it is.
[[nodiscard]] std::string from_legacy_font(std::string_view text, std::string_view font);

/// Canonical composition; bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string nfc(std::string_view utf8);

/// Small letters, accents kept.
[[nodiscard]] std::string lower_case(std::string_view utf8);

/// Whether the bytes are well-formed UTF-8.
[[nodiscard]] bool is_utf8(std::string_view bytes);

}  // namespace caunoi::intake
