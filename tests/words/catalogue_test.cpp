// SPDX-License-Identifier: Apache-2.0
// A catalogue as it should be, and every way of being damaged.
#include "platform/locale/catalogue.hpp"

#include <cstring>
#include <fstream>
#include <iterator>
#include <vector>

#include "tests/support/catch.hpp"

using platform::locale::Catalogue;

namespace {

const std::filesystem::path kSmall = std::filesystem::path(KIOSK_TEST_CATALOGUES) / "small.mo";

std::vector<char> small_bytes() {
  std::ifstream in(kSmall, std::ios::binary);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Asks a catalogue for what a kiosk asks for; returns how many bytes it answered, so that nothing is left out.
std::size_t all_answers(const Catalogue& catalogue) {
  std::size_t size = catalogue.own_name().size();
  for (const auto* message : {"Hello, {name}", "Open", "never written", ""}) size += catalogue.find("", message).size();
  size += catalogue.find("a verb", "Open").size();
  for (const int n : {0, 1, 2, 11, 1000000, -1}) {
    size += catalogue.find_plural("{n} ticket at {room}", "{n} tickets at {room}", n).size();
  }
  return size;
}

std::string error_of(const std::vector<char>& bytes) {
  const auto read = Catalogue::read(bytes, "some/xx.mo");
  return read ? "" : read.error().line;
}

/// The catalogue with a text in it replaced by another of the same length.
std::vector<char> altered(std::string_view from, std::string_view into) {
  REQUIRE(from.size() == into.size());
  auto bytes = small_bytes();
  const auto at = std::string_view(bytes.data(), bytes.size()).find(from);
  REQUIRE(at != std::string_view::npos);
  std::memcpy(bytes.data() + at, into.data(), into.size());
  return bytes;
}

std::vector<char> with_number(std::size_t at, std::uint32_t n) {
  auto bytes = small_bytes();
  std::memcpy(bytes.data() + at, &n, sizeof n);
  return bytes;
}

}  // namespace

TEST_CASE("A catalogue has messages, contexts and plural forms of its own") {
  const auto catalogue = Catalogue::open(kSmall);
  REQUIRE(catalogue.has_value());
  CHECK(catalogue->own_name() == "Małe");
  CHECK(catalogue->right_to_left());
  CHECK(catalogue->find("", "Hello, {name}") == "Witaj, {name}");
  CHECK(catalogue->find("", "Open") == "Otwarte");
  CHECK(catalogue->find("a verb", "Open") == "Otwórz");
  const auto tickets = [&](int n) {
    return catalogue->find_plural("{n} ticket at {room}", "{n} tickets at {room}", n);
  };
  CHECK(tickets(1) == "jeden bilet: {room}");
  CHECK(tickets(3) == "{n} bilety: {room}");
  CHECK(tickets(5) == "{n} biletów: {room}");
}

TEST_CASE("What a catalogue lacks is said in English") {
  const auto catalogue = Catalogue::open(kSmall);
  REQUIRE(catalogue.has_value());
  CHECK(catalogue->find("", "never written") == "never written");
  CHECK(catalogue->find("another context", "Open") == "Open");
  CHECK(catalogue->find("", "").empty());
  CHECK(catalogue->find_plural("one", "many", 1) == "one");
  CHECK(catalogue->find_plural("one", "many", 2) == "many");
}

TEST_CASE("A catalogue that is cut short anywhere is an error that names it") {
  const auto whole = small_bytes();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto error = error_of({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)});
    INFO("cut to " << size);
    REQUIRE(error.starts_with("some/xx.mo: "));
    REQUIRE(error.ends_with("; compile it anew: build the target locales"));
  }
}

TEST_CASE("A catalogue with any byte changed is an error, or still a catalogue") {
  const auto whole = small_bytes();
  std::size_t refused = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const unsigned change : {0x01U, 0x20U, 0x80U, 0xFFU}) {
      auto bytes = whole;
      bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ change);
      const auto read = Catalogue::read(bytes, "some/xx.mo");
      if (read) {
        CHECK(all_answers(*read) > 0);
      } else {
        CHECK(read.error().line.starts_with("some/xx.mo: "));
        ++refused;
      }
    }
  }
  // The head and the tables are the first half of so small a file, and nothing in them may change.
  CHECK(refused > whole.size());
}

TEST_CASE("Numbers that lead out of a catalogue are errors") {
  for (const std::size_t at : {4, 8, 12, 16, 20, 24, 28, 32}) {
    for (const std::uint32_t n : {0x7FFFFFFFU, 0xFFFFFFFFU, 0xFFFFFFF8U, 0x80000000U, 0x10000000U}) {
      INFO("the number at " << at << " is " << n);
      CHECK_FALSE(error_of(with_number(at, n)).empty());
    }
  }
  CHECK(error_of(with_number(8, 0)).find("there is nothing in it") != std::string::npos);
  CHECK(error_of(with_number(20, 0)).find("it has no hash table") != std::string::npos);
  CHECK(error_of(with_number(20, 2)).find("it has no hash table") != std::string::npos);
}

TEST_CASE("A plural rule that is a program is an error") {
  CHECK(error_of(altered("plural=(n == 1", "plural=(n /+ 0")).find("Plural-Forms") != std::string::npos);
  CHECK(error_of(altered("Plural-Forms", "Plural-Farms")).find("no Plural-Forms") != std::string::npos);

  SECTION("A remainder by nothing is harmless") {
    const auto read = Catalogue::read(altered("n % 10 >= 2", "n % 00 >= 2"), "some/xx.mo");
    REQUIRE(read.has_value());
    CHECK(all_answers(*read) > 0);
  }
}

TEST_CASE("A header has to say what the catalogue is") {
  CHECK(error_of(altered("charset=UTF-8", "charset=KOI-8")).find("not UTF-8") != std::string::npos);
  CHECK(error_of(altered("X-Own-Name", "X-Any-Name")).find("X-Own-Name") != std::string::npos);
  CHECK(error_of(altered("X-Direction: rtl", "X-Direction: ttb")).find("X-Direction") != std::string::npos);
}

TEST_CASE("A file that is not there, or is something else, is an error") {
  const auto absent = Catalogue::open("/nowhere/xx.mo");
  REQUIRE_FALSE(absent.has_value());
  CHECK(absent.error().line == "/nowhere/xx.mo: cannot be read; compile it anew: build the target locales");
  CHECK_FALSE(Catalogue::open(std::filesystem::temp_directory_path()).has_value());
  CHECK(error_of(std::vector<char>(5000, 'x')).find("no compiled catalogue") != std::string::npos);
  CHECK(error_of(std::vector<char>(2 * 1024 * 1024, '\0')).find("too large") != std::string::npos);
}
