// SPDX-License-Identifier: Apache-2.0
// Text out of files of every encoding that spreadsheet programs write, and out of what is no text.
#include "platform/csv/text_file.hpp"

#include <string>

#include "tests/support/catch.hpp"

namespace csv = platform::csv;
using csv::Encoding;

namespace {

std::string refusal(std::string_view bytes, std::optional<Encoding> given = {}) {
  const auto made = csv::to_text(bytes, given);
  REQUIRE_FALSE(made);
  CHECK(made.error().find('\n') == std::string::npos);
  return made.error();
}

void reads(std::string_view bytes, Encoding encoding, std::string_view text, std::optional<Encoding> given = {}) {
  const auto made = csv::to_text(bytes, given);
  INFO((made ? std::string() : made.error()));
  REQUIRE(made);
  CHECK(made->encoding == encoding);
  CHECK(made->utf8 == text);
}

}  // namespace

TEST_CASE("The encoding of a file is found out") {
  using namespace std::string_view_literals;
  reads("", Encoding::kUtf8, "");
  reads("Zo\xC3\xAB", Encoding::kUtf8, "Zo\xC3\xAB");
  reads("\xEF\xBB\xBFZo\xC3\xAB", Encoding::kUtf8, "Zo\xC3\xAB");
  reads("Zo\xEB", Encoding::kWindows1252, "Zo\xC3\xAB");
  reads("5 \x80 \x93x\x94", Encoding::kWindows1252, "5 \xE2\x82\xAC \xE2\x80\x9Cx\xE2\x80\x9D");
  reads("\xFF\xFEZ\0o\0\xEB\0"sv, Encoding::kUtf16, "Zo\xC3\xAB");
  reads("\xFE\xFF\0Z\0o\0\xEB"sv, Encoding::kUtf16, "Zo\xC3\xAB");
  reads("\xFF\xFE\x3D\xD8\x00\xDE"sv, Encoding::kUtf16, "\xF0\x9F\x98\x80");
}

TEST_CASE("A given encoding is believed") {
  reads("Zo\xC3\xAB", Encoding::kWindows1252, "Zo\xC3\x83\xC2\xAB", Encoding::kWindows1252);
  CHECK(refusal("ab\nZo\xEB", Encoding::kUtf8).starts_with("line 2: "));
  CHECK(csv::encoding_named("Latin-1") == Encoding::kWindows1252);
  CHECK(csv::encoding_named("UTF-8") == Encoding::kUtf8);
  CHECK_FALSE(csv::encoding_named("ebcdic"));
}

TEST_CASE("What is no text is refused with what to do") {
  using namespace std::string_view_literals;
  CHECK(refusal("PK\x03\x04...."sv).find("save it there as CSV") != std::string::npos);
  CHECK(refusal("\xD0\xCF\x11\xE0\xA1"sv).find("save it there as CSV") != std::string::npos);
  CHECK(
      refusal("code,name\nA,\0B\n"sv).starts_with("is no text file, or in an encoding that cannot be told: line 2: "));
  CHECK(refusal("c\0o\0d\0e\0"sv) == "is UTF-16 without the mark at its beginning; say --encoding utf-16");
  CHECK(refusal("c\0\0\0o\0\0\0"sv, Encoding::kUtf16).starts_with("is no text file in UTF-16: line 1: a NUL"));
  CHECK(refusal("\0c\0o\0d\0e"sv).starts_with("is no text file, or in an encoding that cannot be told: line 1: "));
  CHECK(refusal("PK\x03\x04..xl/workbook.xml"sv).starts_with("is a spreadsheet file (xlsx); open it"));
  CHECK(refusal("PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet"sv)
            .starts_with("is a spreadsheet file (ods);"));
  CHECK(refusal("PK\x03\x04..word/document.xml"sv).starts_with("is a text document (docx, odt);"));
  CHECK(refusal("\xD0\xCF\x11\xE0"sv, Encoding::kWindows1252).starts_with("is a spreadsheet file (xls);"));
  for (const auto given :
       {std::optional<Encoding>(), std::optional(Encoding::kWindows1252), std::optional(Encoding::kUtf16)}) {
    CHECK(refusal("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"sv, given) ==
          "is a picture (PNG) and no text file; name the list, saved as CSV UTF-8");
  }
  CHECK(csv::to_text("RIFF,GIF8\n"));  // a list may begin so; a picture has NUL bytes
  CHECK(refusal("Zo\xC3\xAB\nZo\xEB\n").starts_with("line 2: "));
  CHECK(refusal("\xEF\xBB\xBFZo\xEB").starts_with("line 1: "));
  CHECK(refusal("a\n\x81").starts_with("line 2: "));
  CHECK(refusal("\xFF\xFEZ"sv).find("damaged") != std::string::npos);
  CHECK(refusal("\xFF\xFE\x00\xDC"sv).find("damaged") != std::string::npos);
  CHECK(refusal("\xFF\xFE\x3D\xD8"sv).find("damaged") != std::string::npos);
}

TEST_CASE("A file that is missing, is a folder or never ends is refused in one line") {
  for (const auto* file : {"/nonexistent/passes.csv", "/tmp", "/dev/zero"}) {
    const auto made = csv::read_text(file);
    REQUIRE_FALSE(made);
    CHECK(made.error().starts_with(std::string(file) + ": "));
  }
}
