// SPDX-License-Identifier: Apache-2.0
// Documents that are none, references that lead nowhere, and the line in which an exchange is kept.
#include "tests/openapi/document.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/openapi/exchange.hpp"
#include "tests/openapi/judge.hpp"
#include "tests/support/catch.hpp"

namespace {

using openapi::Json;

/// A file in a folder of its own, removed with it.
class File {
 public:
  explicit File(const std::string& text) {
    auto pattern = (std::filesystem::temp_directory_path() / "openapi-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    folder_ = pattern;
    std::ofstream(path(), std::ios::binary) << text;
  }
  ~File() { std::filesystem::remove_all(folder_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] std::string path() const { return folder_ + "/document.yaml"; }

 private:
  std::string folder_;
};

Json read(const std::string& text) {
  const File file(text);
  const auto document = openapi::read_yaml(file.path());
  REQUIRE(document);
  return *document;
}

}  // namespace

TEST_CASE("YAML's scalars become what they mean, and what is quoted stays text") {
  CHECK(read("[1, '1', 1.5, true, 'true', null, ~, plain, 2024-04-28, 18:30, 0x1, '']") ==
        Json::parse(R"([1,"1",1.5,true,"true",null,null,"plain","2024-04-28","18:30","0x1",""])"));
  CHECK(read("a: &x {b: [1]}\nc: *x\n") == Json::parse(R"({"a":{"b":[1]},"c":{"b":[1]}})"));
  CHECK(read("a: |\n  12\n") == Json::parse(R"({"a":"12\n"})"));
}

TEST_CASE("A file that is no document is an error that names it") {
  for (const std::string text : {"a: [", "a: 1\na: 2\n", "\t- x", "[]", "{}", "paths: 1"}) {
    const File file(text);
    const auto judge = openapi::Judge::load(file.path());
    INFO(text);
    REQUIRE_FALSE(judge);
    CHECK(judge.error().find(file.path()) != std::string::npos);
  }
  CHECK_FALSE(openapi::Judge::load("/nowhere/openapi.yaml"));
}

TEST_CASE("References are followed, those that lead nowhere or in a circle are told") {
  const auto document = Json::parse(R"({
    "a": {"$ref": "#/b"}, "b": {"$ref": "#/c"}, "c": {"type": "string", "format": "date", "description": "remark"},
    "loop": {"$ref": "#/back"}, "back": {"$ref": "#/loop"}, "lost": {"$ref": "#/nothing"}, "far": {"$ref": "x.yaml"},
    "self": {"properties": {"child": {"$ref": "#/self"}}},
    "named": {"properties": {"title": {"type": "string"}, "format": {"$ref": "#/a"}}}})");
  CHECK(openapi::resolve(document, document["a"]) == document["c"]);
  CHECK(openapi::expand(document, document["a"]) == Json::parse(R"({"type":"string"})"));
  CHECK(openapi::expand(document, document["named"]) ==
        Json::parse(R"({"properties":{"title":{"type":"string"},"format":{"type":"string"}}})"));
  for (const auto* name : {"loop", "lost", "far", "self"}) {
    INFO(name);
    CHECK_THROWS(openapi::expand(document, document[name]));
  }
}

TEST_CASE("A document whose schemas cannot be used is a finding, not a silence") {
  const File file(
      "paths:\n  /a:\n    get:\n      responses:\n        '200':\n          content:\n"
      "            application/json: { schema: { $ref: '#/lost' } }\n");
  const auto judge = openapi::Judge::load(file.path());
  REQUIRE(judge);
  const auto findings = (*judge)->judge({"GET", "/a", {}, ""}, {200, {{"Content-Type", "application/json"}}, "{}"});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].find("cannot be used") != std::string::npos);
}

TEST_CASE("An exchange comes back from its line as it went in") {
  const openapi::Exchange exchange{
      {"POST", "/v1/tickets", {{"A", "1"}, {"A", "2"}}, "{\"pass\":\"\u00e9\"}\n"},
      {201, {{"Content-Type", "application/json"}}, "\"\\"},
  };
  const auto line = openapi::to_line(exchange);
  CHECK(line.find('\n') == std::string::npos);
  const auto back = openapi::exchange_of(line);
  REQUIRE(back);
  CHECK(*back == exchange);
}

TEST_CASE("Bytes that are no text are kept as the sign for that") {
  const auto back = openapi::exchange_of(openapi::to_line({{"POST", "/", {}, "a\xff"}, {400, {}, ""}}));
  REQUIRE(back);
  CHECK(back->request.body == "a\xef\xbf\xbd");
}

TEST_CASE("A line that is no exchange is an error") {
  for (const std::string line : {"", "{", "[]", "{}", R"({"method":1})", "null"}) {
    INFO(line);
    CHECK_FALSE(openapi::exchange_of(line));
  }
}
