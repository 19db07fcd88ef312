// SPDX-License-Identifier: Apache-2.0
// Which encoding a file is in is seen from its bytes alone.
#include "platform/csv/text_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <istream>
#include <system_error>
#include <utility>

#include "kiosk/base/unreadable_file.hpp"
#include "kiosk/base/utf8.hpp"

namespace platform::csv {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kLittleMark = "\xFF\xFE";
constexpr std::string_view kBigMark = "\xFE\xFF";

// What Windows-1252 has from 0x80 to 0x9F; 0 where it has nothing. The rest is Latin-1's.
constexpr std::array<char16_t, 32> kWindowsOwn = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                  0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append_utf8(std::string& out, char32_t value) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80U | ((value >> shift) & 0x3FU)); };
  if (value < 0x80) {
    out += static_cast<char>(value);
  } else if (value < 0x800) {
    out += static_cast<char>(0xC0U | (value >> 6U));
    tail(0);
  } else if (value < 0x10000) {
    out += static_cast<char>(0xE0U | (value >> 12U));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | (value >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::string at_line(std::string_view bytes, std::size_t position) {
  return "line " + std::to_string(1 + std::ranges::count(bytes.substr(0, position), '\n')) + ": ";
}

/// What the bytes above ASCII look like.
struct Survey {
  std::size_t sequences = 0;                    ///< of UTF-8, well-formed
  std::size_t broken = std::string_view::npos;  ///< where the first byte stands that is none of them
};

Survey survey_of(std::string_view bytes) {
  Survey made;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const auto next = kiosk::utf8::first_of(bytes.substr(at));
    if (next.valid) ++made.sequences;
    if (!next.valid && made.broken == std::string_view::npos) made.broken = at;
    at += next.bytes;
  }
  return made;
}

kiosk::Result<Text, std::string> from_windows(std::string_view bytes) {
  Text made{{}, Encoding::kWindows1252};
  made.utf8.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const char32_t value = byte < 0x80 || byte >= 0xA0 ? byte : kWindowsOwn.at(byte - 0x80U);
    if (value == 0 && byte != 0) {
      return kiosk::failure(at_line(bytes, at) +
                            "a byte that is neither UTF-8 nor Windows-1252; save the file as CSV UTF-8");
    }
    append_utf8(made.utf8, value);
  }
  return made;
}

kiosk::Result<Text, std::string> from_utf16(std::string_view bytes, bool big) {
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big ? (first << 8U) | second : (second << 8U) | first);
  };
  Text made{{}, Encoding::kUtf16};
  const auto damaged = [] {
    return kiosk::failure(std::string("is damaged: it begins as UTF-16 and does not go on so; save it as CSV UTF-8"));
  };
  if (bytes.size() % 2 != 0) return damaged();
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    auto value = unit(at);
    if (value >= 0xDC00 && value < 0xE000) return damaged();
    if (value >= 0xD800 && value < 0xDC00) {
      at += 2;
      const auto low = at < bytes.size() ? unit(at) : 0;
      if (low < 0xDC00 || low >= 0xE000) return damaged();
      value = 0x10000 + ((value - 0xD800) << 10U) + (low - 0xDC00);
    }
    append_utf8(made.utf8, value);
  }
  return made;
}

kiosk::Result<Text, std::string> from_utf8(std::string_view bytes) {
  const auto survey = survey_of(bytes);
  if (survey.broken == std::string_view::npos) return Text{std::string(bytes), Encoding::kUtf8};
  return kiosk::failure(at_line(bytes, survey.broken) + "a byte that is no UTF-8; save the file as CSV UTF-8");
}

kiosk::Result<Text, std::string> found_out(std::string_view bytes) {
  if (bytes.starts_with(kUtf8Mark)) return from_utf8(bytes.substr(kUtf8Mark.size()));
  if (bytes.starts_with(kLittleMark)) return from_utf16(bytes.substr(kLittleMark.size()), false);
  if (bytes.starts_with(kBigMark)) return from_utf16(bytes.substr(kBigMark.size()), true);
  const auto survey = survey_of(bytes);
  if (survey.broken == std::string_view::npos) return Text{std::string(bytes), Encoding::kUtf8};
  if (survey.sequences == 0) return from_windows(bytes);
  return kiosk::failure(at_line(bytes, survey.broken) +
                        "a byte that is no UTF-8, in a file that has UTF-8 as well: two files were joined, or it was "
                        "damaged; save it as CSV UTF-8, or name its --encoding");
}

kiosk::Result<Text, std::string> as_given(std::string_view bytes, Encoding given) {
  switch (given) {
    case Encoding::kUtf8:
      return from_utf8(bytes.starts_with(kUtf8Mark) ? bytes.substr(kUtf8Mark.size()) : bytes);
    case Encoding::kUtf16: {
      const bool big = bytes.starts_with(kBigMark);
      const bool marked = big || bytes.starts_with(kLittleMark);
      return from_utf16(bytes.substr(marked ? 2 : 0), big);
    }
    case Encoding::kWindows1252:
      break;
  }
  return from_windows(bytes);
}

struct Signature {
  std::string_view begins;
  std::string_view what;
};

using namespace std::string_view_literals;

constexpr std::array<Signature, 7> kPictures{{{"\x89PNG\r\n"sv, "a picture (PNG)"},
                                              {"\xFF\xD8\xFF"sv, "a picture (JPEG)"},
                                              {"GIF8"sv, "a picture (GIF)"},
                                              {"RIFF"sv, "a picture or a sound (RIFF)"},
                                              {"%PDF-"sv, "a document (PDF)"},
                                              {"\x1F\x8B"sv, "a compressed file (gzip)"},
                                              {"SQLite format 3\0"sv, "a database (SQLite)"}}};

/// Which archive: spreadsheet programs write such.
std::string_view kind_of_zip(std::string_view bytes) {
  const auto has = [&](std::string_view name) { return bytes.find(name) != std::string_view::npos; };
  if (has("application/vnd.oasis.opendocument.spreadsheet")) return "a spreadsheet file (ods)";
  if (has("xl/workbook")) return "a spreadsheet file (xlsx)";
  if (has("word/document") || has("application/vnd.oasis.opendocument.text")) return "a text document (docx, odt)";
  return "a spreadsheet file (xlsx, ods) or an archive (zip)";
}

/// Of a spreadsheet, a picture or another kind that its first bytes name: what it is and what to do.
std::optional<std::string> other_kind(std::string_view bytes) {
  constexpr auto kSave = "; open it in the spreadsheet program and save it there as CSV UTF-8";
  if (bytes.starts_with("PK\x03\x04"sv)) return "is " + std::string(kind_of_zip(bytes)) + kSave;
  if (bytes.starts_with("\xD0\xCF\x11\xE0"sv)) return std::string("is a spreadsheet file (xls)") + kSave;
  for (const auto& [begins, what] : kPictures) {
    if (bytes.starts_with(begins) && bytes.find('\0') != std::string_view::npos)
      return "is " + std::string(what) + " and no text file; name the list, saved as CSV UTF-8";
  }
  return std::nullopt;
}

/// Most bytes at odd places are NUL, as those of western letters in UTF-16 are.
bool is_unmarked_utf16(std::string_view bytes) {
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) (i % 2 == 0 ? even : odd) += bytes[i] == '\0' ? 1 : 0;
  return bytes.size() % 2 == 0 && odd * 4 > bytes.size() && even == 0;
}

/// A NUL where no text has one: what it may be instead.
std::string about_nul(std::string_view bytes, std::size_t at) {
  if (is_unmarked_utf16(bytes)) return "is UTF-16 without the mark at its beginning; say --encoding utf-16";
  return "is no text file, or in an encoding that cannot be told: " + at_line(bytes, at) +
         "a NUL byte, which no text in UTF-8 or Latin-1 has; name the list, saved as CSV UTF-8";
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8:
      return "UTF-8";
    case Encoding::kUtf16:
      return "UTF-16";
    case Encoding::kWindows1252:
      break;
  }
  return "Windows-1252";
}

std::optional<Encoding> encoding_named(std::string_view name) {
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (lower == "utf-8" || lower == "utf8") return Encoding::kUtf8;
  if (lower == "utf-16" || lower == "utf16") return Encoding::kUtf16;
  for (const auto* each : {"windows-1252", "cp1252", "latin-1", "latin1", "iso-8859-1"}) {
    if (lower == each) return Encoding::kWindows1252;
  }
  return std::nullopt;
}

kiosk::Result<Text, std::string> to_text(std::string_view bytes, std::optional<Encoding> given) {
  if (auto kind = other_kind(bytes)) return kiosk::failure(*std::move(kind));
  const bool may_have_nul = given == Encoding::kUtf16 || bytes.starts_with(kLittleMark) || bytes.starts_with(kBigMark);
  if (const auto nul = bytes.find('\0'); nul != std::string_view::npos && !may_have_nul)
    return kiosk::failure(about_nul(bytes, nul));
  auto made = given ? as_given(bytes, *given) : found_out(bytes);
  if (!made) return made;
  if (const auto nul = made->utf8.find('\0'); nul != std::string::npos) {
    return kiosk::failure("is no text file in UTF-16: " + at_line(made->utf8, nul) +
                          "a NUL, which no text has; name the list, saved as CSV UTF-8");
  }
  return made;
}

kiosk::Result<Text, std::string> read_text(const std::string& file, std::optional<Encoding> given) {
  std::ifstream opened;
  if (file != "-") {
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored))
      return kiosk::failure(file + ": " + kiosk::why_unreadable(EISDIR).line());
    errno = 0;
    opened.open(file, std::ios::binary);
    if (!opened) return kiosk::failure(file + ": " + kiosk::why_unreadable(errno).line());
  }
  errno = 0;
  std::istream& in = file == "-" ? std::cin : opened;
  std::string bytes;
  std::array<char, 65536> block{};
  while (in.read(block.data(), block.size()) || in.gcount() > 0) {
    bytes.append(block.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > kLargestFile) {
      return kiosk::failure(file + ": is larger than " + std::to_string(kLargestFile >> 20U) +
                            " MiB; is it a list of passes?");
    }
  }
  if (in.bad()) return kiosk::failure(file + ": " + kiosk::why_unreadable(errno).line());
  auto made = to_text(bytes, given);
  if (!made) return kiosk::failure(file + ": " + made.error());
  return made;
}

}  // namespace platform::csv
