// SPDX-License-Identifier: Apache-2.0
// The document's side of an exchange: the answer always, the request where it was granted.
#include "tests/openapi/judge.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <mutex>
#include <utility>

#include "kiosk/base/check.hpp"
#include "tests/openapi/calls.hpp"
#include "tests/openapi/document.hpp"
#include "tests/openapi/schemas.hpp"
#include "tests/support/source_dir.hpp"

namespace openapi {
namespace {

constexpr std::size_t kMostLines = 8;    ///< of one body's findings: the first say what is wrong
constexpr std::size_t kMostBytes = 400;  ///< of a body in a finding

std::string lower(std::string text) {
  for (auto& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

/// "application/json" of "application/json; charset=utf-8".
std::string media_type(const kiosk::HttpHeaders& headers) {
  auto type = lower(kiosk::find_header(headers, "Content-Type").value_or(""));
  type = type.substr(0, type.find(';'));
  return type.substr(0, type.find_last_not_of(" \t") + 1);
}

/// Headers of HTTP itself, which a document does not describe.
bool is_https_own(const std::string& name) {
  constexpr std::array kOwn = {"content-type", "content-length", "date", "connection", "keep-alive"};
  return std::ranges::find(kOwn, name) != kOwn.end();
}

bool is_json(const std::string& type) { return type == "application/json" || type.ends_with("+json"); }

const Json* member(const Json& object, const std::string& name) {
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

}  // namespace

struct Judge::Impl {
  Json document;
  std::vector<Call> calls;
  Schemas schemas;
  std::mutex one_at_a_time;

  explicit Impl(Json read) : document(std::move(read)), calls(calls_of(document)), schemas(document) {}

  const Json& resolved(const Json& node) const { return resolve(document, node); }

  std::vector<std::string> judge(const kiosk::HttpRequest& request, const kiosk::HttpResponse& response);
  std::vector<std::string> judge_response(const Json& described, const kiosk::HttpResponse& response);
  std::vector<std::string> judge_headers(const Json& described, const kiosk::HttpResponse& response);
  std::vector<std::string> judge_request(const Call& call, const kiosk::HttpRequest& request);
  std::vector<std::string> judge_parameter(const Json& parameter, const kiosk::HttpRequest& request);
  std::vector<std::string> judge_body(const Json& content, const std::string& type, const std::string& body);
  std::vector<std::string> judge_examples(const Json& node, const std::string& place);
};

/// Puts the findings behind the others, each with what it is about.
static void add(std::vector<std::string>& findings, const std::string& about, const std::vector<std::string>& more) {
  for (const auto& line : more) findings.push_back(about + line);
}

std::vector<std::string> Judge::Impl::judge_body(const Json& content, const std::string& type,
                                                 const std::string& body) {
  const auto* described = member(content, type);
  if (described == nullptr) return {"content type \"" + type + "\" is not described"};
  auto value = Json(body);
  if (is_json(type)) {
    value = Json::parse(body, nullptr, false);
    if (value.is_discarded()) return {"is no JSON: " + body.substr(0, kMostBytes)};
  }
  auto lines = schemas.check(described->at("schema"), value);
  if (lines.empty()) return lines;
  if (lines.size() > kMostLines) lines.resize(kMostLines);
  lines.push_back("was: " + body.substr(0, kMostBytes));
  return lines;
}

std::vector<std::string> Judge::Impl::judge_headers(const Json& described, const kiosk::HttpResponse& response) {
  std::vector<std::string> findings;
  std::vector<std::string> seen;
  const auto headers = described.value("headers", Json::object());
  for (const auto& [written, value] : response.headers) {
    const auto name = lower(written);
    if (std::ranges::find(seen, name) != seen.end()) findings.push_back("header " + written + " stands there twice");
    seen.push_back(name);
    const bool known =
        std::ranges::any_of(headers.items(), [&](const auto& entry) { return lower(entry.key()) == name; });
    if (!known && !is_https_own(name)) findings.push_back("header " + written + " is not described");
  }
  if (const auto* there = member(described, "headers")) {
    for (const auto& [name, entry] : there->items()) {
      const auto& header = resolved(entry);
      const auto value = kiosk::find_header(response.headers, name);
      if (value) add(findings, "header " + name + ": ", schemas.check(header.at("schema"), *value));
      if (!value && header.value("required", false)) findings.push_back("header " + name + " is missing");
    }
  }
  return findings;
}

std::vector<std::string> Judge::Impl::judge_response(const Json& described, const kiosk::HttpResponse& response) {
  auto findings = judge_headers(described, response);
  if (const auto* content = member(described, "content")) {
    add(findings, "body: ", judge_body(*content, media_type(response.headers), response.body));
  } else {
    if (!response.body.empty()) findings.emplace_back("body: there is one, and none is described");
    if (!media_type(response.headers).empty()) findings.emplace_back("content type without a body");
  }
  return findings;
}

std::vector<std::string> Judge::Impl::judge_parameter(const Json& parameter, const kiosk::HttpRequest& request) {
  const auto name = parameter.at("name").get<std::string>();
  if (parameter.at("in") != "header") return {};  // a path's part is what made it this call
  const auto value = kiosk::find_header(request.headers, name);
  std::vector<std::string> findings;
  if (value) add(findings, "request's header " + name + ": ", schemas.check(parameter.at("schema"), *value));
  if (!value && parameter.value("required", false)) findings.push_back("request's header " + name + " is missing");
  return findings;
}

std::vector<std::string> Judge::Impl::judge_request(const Call& call, const kiosk::HttpRequest& request) {
  std::vector<std::string> findings;
  for (const auto* owner : {call.path_item, call.operation}) {
    const auto* parameters = member(*owner, "parameters");
    if (parameters == nullptr) continue;
    for (const auto& entry : *parameters) add(findings, "", judge_parameter(resolved(entry), request));
  }
  const auto* security = member(*call.operation, "security");
  if (security == nullptr) security = member(document, "security");
  const bool open = security == nullptr || security->empty();
  const auto token = kiosk::find_header(request.headers, "Authorization");
  if (!open && !(token && token->starts_with("Bearer "))) findings.emplace_back("granted without a token");
  if (const auto* body = member(*call.operation, "requestBody")) {
    // Not every client says what it sends; the service reads JSON.
    const auto type = media_type(request.headers);
    const auto& described = resolved(*body);
    const bool left_out = request.body.empty() && !described.value("required", false);
    if (!left_out) {
      add(findings, "request's body: ",
          judge_body(described.at("content"), type.empty() ? "application/json" : type, request.body));
    }
  } else if (!request.body.empty() && request.body != "{}") {
    findings.emplace_back("request's body: there is one, and none is described");
  }
  return findings;
}

std::vector<std::string> Judge::Impl::judge(const kiosk::HttpRequest& request, const kiosk::HttpResponse& response) {
  const auto status = std::to_string(response.status);
  const auto* call = find_call(calls, request.method, request.path);
  if (call == nullptr) {
    if (response.status != 404) return {"is no call of the document, but was not answered with 404"};
    return judge_response(document.at("components").at("responses").at("NotFound"), response);
  }
  const auto* described = member(call->operation->at("responses"), status);
  if (described == nullptr) return {"status is not described"};
  auto findings = judge_response(resolved(*described), response);
  if (response.status >= 200 && response.status < 300) add(findings, "", judge_request(*call, request));
  return findings;
}

/// Every "schema" with an "example" or "examples" beside it, wherever it stands.
std::vector<std::string> Judge::Impl::judge_examples(const Json& node, const std::string& place) {
  std::vector<std::string> findings;
  if (node.is_object() && node.contains("schema")) {
    const auto& schema = node.at("schema");
    if (const auto* example = member(node, "example")) add(findings, place + ": ", schemas.check(schema, *example));
    if (const auto* examples = member(node, "examples")) {
      for (const auto& [name, example] : examples->items()) {
        add(findings, place + " " + name + ": ", schemas.check(schema, example.at("value")));
      }
    }
  }
  if (node.is_structured()) {
    for (const auto& [name, child] : node.items()) {
      if (name != "example" && name != "examples") add(findings, "", judge_examples(child, place + "/" + name));
    }
  }
  return findings;
}

Judge::Judge(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Judge::~Judge() = default;

kiosk::Result<std::unique_ptr<Judge>, std::string> Judge::load(const std::string& file) {
  auto document = read_yaml(file);
  if (!document) return kiosk::failure(document.error());
  try {
    return std::unique_ptr<Judge>(new Judge(std::make_unique<Impl>(*std::move(document))));
  } catch (const std::exception& failure) {
    return kiosk::failure(file + ": " + failure.what());
  }
}

std::vector<std::string> Judge::judge(const kiosk::HttpRequest& request, const kiosk::HttpResponse& response) const {
  const std::lock_guard lock(impl_->one_at_a_time);
  std::vector<std::string> findings;
  const auto about = request.method + " " + request.path + " " + std::to_string(response.status) + ": ";
  try {
    add(findings, about, impl_->judge(request, response));
  } catch (const std::exception& failure) {
    findings.push_back(about + "the document cannot be used: " + failure.what());
  }
  return findings;
}

std::optional<std::string> Judge::name_of(const kiosk::HttpRequest& request, int status) const {
  const auto* call = find_call(impl_->calls, request.method, request.path);
  if (call == nullptr) return std::nullopt;
  return call->method + " " + call->path + " " + std::to_string(status);
}

std::vector<std::string> Judge::successes() const {
  std::vector<std::string> names;
  for (const auto& call : impl_->calls) {
    for (const auto& [status, response] : call.operation->at("responses").items()) {
      if (status.front() == '2' || status.front() == '3') names.push_back(call.method + " " + call.path + " " + status);
    }
  }
  return names;
}

std::vector<std::string> Judge::judge_examples() const {
  const std::lock_guard lock(impl_->one_at_a_time);
  try {
    return impl_->judge_examples(impl_->document, "");
  } catch (const std::exception& failure) {
    return {std::string("the document cannot be used: ") + failure.what()};
  }
}

const Judge& project_judge() {
  static const auto judge = Judge::load(tests::source_dir() + "/platform/central/openapi.yaml");
  if (!judge) kiosk::check_failed(judge.error().c_str(), __FILE__, __LINE__);
  return **judge;
}

}  // namespace openapi
