// SPDX-License-Identifier: Apache-2.0
// The trace of screens: lines that a JSON reader takes, whatever stood on the buttons.
#include <fstream>
#include <iterator>
#include <string>

#include "platform/sim/json_string.hpp"
#include "platform/sim/trace_file.hpp"
#include "tests/contract/sim_temp_folder.hpp"
#include "tests/support/catch.hpp"

using platform::sim::json_string;
using platform::sim::TraceFile;

namespace {

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("each screen is one line, in the file at once") {
  const tests::TempFolder folder;
  const auto file = folder.path() / "trace.jsonl";
  auto trace = TraceFile::open(file).value();
  trace->shown({"scan", "Scan your pass", {}});
  REQUIRE(content(file) == R"({"screen":"scan","headline":"Scan your pass","targets":[]})"
                           "\n");
  trace->shown({"choices", "Hi \"Zo\xC3\xAB\"", {{"Get ticket", {64, 300, 952, 128}}, {"Done", {-1, 0, 2, 3}}}});
  REQUIRE(content(file) == R"({"screen":"scan","headline":"Scan your pass","targets":[]})"
                           "\n"
                           R"({"screen":"choices","headline":"Hi \"Zo)"
                           "\xC3\xAB"
                           R"(\"","targets":[)"
                           R"({"label":"Get ticket","x":64,"y":300,"width":952,"height":128},)"
                           R"({"label":"Done","x":-1,"y":0,"width":2,"height":3}]})"
                           "\n");
}

TEST_CASE("a trace goes on where the last one ended") {
  const tests::TempFolder folder;
  const auto file = folder.write("trace.jsonl", "before\n");
  TraceFile::open(file).value()->shown({"scan", "", {}});
  REQUIRE(content(file).starts_with("before\n{\"screen\""));
}

TEST_CASE("a trace that cannot be written is an error that names the file") {
  const auto trace = TraceFile::open("/nonexistent/trace.jsonl");
  REQUIRE_FALSE(trace);
  REQUIRE(trace.error().detail.find("/nonexistent/trace.jsonl") != std::string::npos);
}

TEST_CASE("text is escaped so that any JSON reader takes it") {
  REQUIRE(json_string("") == R"("")");
  REQUIRE(json_string("a/b 'c' \x7F") == "\"a/b 'c' \x7F\"");
  REQUIRE(json_string("\"\\") == R"("\"\\")");
  REQUIRE(json_string(std::string("\0\n\t\x1F", 4)) == R"("\u0000\u000a\u0009\u001f")");
}

TEST_CASE("well-formed UTF-8 stays, and every other byte is replaced") {
  const std::string replaced = "\xEF\xBF\xBD";
  REQUIRE(json_string("\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x8E\xAC \xED\x9F\xBF \xF4\x8F\xBF\xBF") ==
          "\"\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x8E\xAC \xED\x9F\xBF \xF4\x8F\xBF\xBF\"");
  REQUIRE(json_string("a\xFFz") == "\"a" + replaced + "z\"");
  REQUIRE(json_string("\xC3") == "\"" + replaced + "\"");                                // cut off
  REQUIRE(json_string("\xE2\x82") == "\"" + replaced + replaced + "\"");                 // cut off
  REQUIRE(json_string("\xC0\x80") == "\"" + replaced + replaced + "\"");                 // overlong NUL
  REQUIRE(json_string("\xE0\x80\x80") == "\"" + replaced + replaced + replaced + "\"");  // overlong
  REQUIRE(json_string("\xED\xA0\x80") == "\"" + replaced + replaced + replaced + "\"");  // a surrogate
  REQUIRE(json_string("\xC3\x22") == "\"" + replaced + "\\\"\"");                        // a quote is not swallowed
  REQUIRE(json_string("\xF4\x90\x80\x80").find("\xF4") == std::string::npos);            // over U+10FFFF
}
