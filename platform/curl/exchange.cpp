// SPDX-License-Identifier: Apache-2.0
// Sets up one transfer, collects its answer, and says what its end means.
#include "platform/curl/exchange.hpp"

#include <string>
#include <utility>

#include "kiosk/base/check.hpp"
#include "platform/curl/tls_advice.hpp"

namespace platform::curl {
namespace {

using kiosk::HttpError;

/// Options fail only where memory has run out or the library was built without what the kiosk needs.
template <class Value>
void set(CURL* handle, CURLoption option, Value value) {
  KIOSK_CHECK(curl_easy_setopt(handle, option, value) == CURLE_OK);
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

}  // namespace

Exchange::Exchange(const Settings& settings, const std::string& token, kiosk::HttpRequest request,
                   kiosk::ports::HttpClient::Done done)
    : handle_(curl_easy_init()), settings_(settings), request_(std::move(request)), done_(std::move(done)) {
  KIOSK_CHECK(handle_ != nullptr);
  set_target(settings);
  set_limits(settings);
  set_method();
  set_headers(token);
  set_callbacks();
}

Exchange::~Exchange() {
  curl_easy_cleanup(handle_);
  curl_slist_free_all(header_list_);
}

void Exchange::set_target(const Settings& settings) {
  std::string base = settings.base_url;
  while (base.ends_with('/')) base.pop_back();
  set(handle_, CURLOPT_URL, (base + request_.path).c_str());
  set(handle_, CURLOPT_PATH_AS_IS, 1L);
  set(handle_, CURLOPT_PROTOCOLS_STR, "http,https");
  set(handle_, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  set(handle_, CURLOPT_FOLLOWLOCATION, 0L);
  set(handle_, CURLOPT_PROXY, "");
  set(handle_, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(handle_, CURLOPT_USERAGENT, settings.user_agent.c_str());
  set(handle_, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (settings.ca_file) set(handle_, CURLOPT_CAINFO, settings.ca_file->c_str());
  if (settings.client_certificate) set(handle_, CURLOPT_SSLCERT, settings.client_certificate->c_str());
  if (settings.client_key) set(handle_, CURLOPT_SSLKEY, settings.client_key->c_str());
}

void Exchange::set_limits(const Settings& settings) {
  set(handle_, CURLOPT_NOSIGNAL, 1L);
  // A name that takes long to resolve must hold up neither the other requests nor the end of the process.
  set(handle_, CURLOPT_QUICK_EXIT, 1L);
  set(handle_, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connect_timeout.count()));
  set(handle_, CURLOPT_TIMEOUT_MS, static_cast<long>(settings.call_timeout.count()));
  set(handle_, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(settings.max_answer_bytes));
  set(handle_, CURLOPT_TCP_KEEPALIVE, 1L);
}

void Exchange::set_method() {
  const bool has_body = !request_.body.empty() || request_.method == "POST" || request_.method == "PUT";
  if (has_body) {
    set(handle_, CURLOPT_POSTFIELDS, request_.body.c_str());
    set(handle_, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size()));
  }
  if (request_.method == "HEAD") set(handle_, CURLOPT_NOBODY, 1L);
  set(handle_, CURLOPT_CUSTOMREQUEST, request_.method.c_str());
}

void Exchange::set_headers(const std::string& token) {
  // libcurl would send a form's type, and would wait for leave to send a large body.
  if (!kiosk::find_header(request_.headers, "Content-Type")) add_header("Content-Type:");
  add_header("Expect:");
  for (const auto& [name, value] : request_.headers) {
    // "Name:" would take a header away; "Name;" sends an empty one.
    add_header(trimmed(value).empty() ? name + ";" : name + ": " + value);
  }
  if (!token.empty()) add_header("Authorization: Bearer " + token);
  set(handle_, CURLOPT_HTTPHEADER, header_list_);
}

void Exchange::add_header(const std::string& line) {
  curl_slist* longer = curl_slist_append(header_list_, line.c_str());
  KIOSK_CHECK(longer != nullptr);
  header_list_ = longer;
}

void Exchange::set_callbacks() {
  set(handle_, CURLOPT_PRIVATE, static_cast<void*>(this));
  set(handle_, CURLOPT_ERRORBUFFER, error_text_);
  set(handle_, CURLOPT_PREREQFUNCTION, &Exchange::before_request);
  set(handle_, CURLOPT_PREREQDATA, static_cast<void*>(this));
  set(handle_, CURLOPT_HEADERFUNCTION, &Exchange::on_header);
  set(handle_, CURLOPT_HEADERDATA, static_cast<void*>(this));
  set(handle_, CURLOPT_WRITEFUNCTION, &Exchange::on_body);
  set(handle_, CURLOPT_WRITEDATA, static_cast<void*>(this));
}

/// libcurl calls it when a connection stands, TLS included, and nothing of the request was written yet: also before
/// the second attempt when a kept connection was dead, which is why the flag is never taken back.
int Exchange::before_request(void* self, char*, char*, int, int) {
  static_cast<Exchange*>(self)->may_be_sent_ = true;
  return CURL_PREREQFUNC_OK;
}

std::size_t Exchange::on_header(char* data, std::size_t size, std::size_t count, void* self) {
  auto& exchange = *static_cast<Exchange*>(self);
  exchange.header_bytes_ += size * count;
  exchange.too_large_ = exchange.too_large_ || exchange.header_bytes_ > exchange.settings_.max_answer_bytes;
  if (exchange.too_large_) return 0;
  exchange.take_header({data, size * count});
  return size * count;
}

void Exchange::take_header(std::string_view line) {
  // A new status line: what came before was an interim answer (RFC 9110, 15.2).
  if (line.starts_with("HTTP/")) {
    response_.headers.clear();
    headers_complete_ = false;
    return;
  }
  if (trimmed(line).empty()) headers_complete_ = true;
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return;
  response_.headers.emplace_back(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
}

std::size_t Exchange::on_body(char* data, std::size_t size, std::size_t count, void* self) {
  auto& exchange = *static_cast<Exchange*>(self);
  const std::size_t bytes = size * count;
  exchange.too_large_ =
      exchange.too_large_ || bytes > exchange.settings_.max_answer_bytes - exchange.response_.body.size();
  if (exchange.too_large_) return 0;
  exchange.response_.body.append(data, bytes);
  return bytes;
}

kiosk::HttpError Exchange::error(CURLcode code) const {
  long request_bytes = 0;
  curl_easy_getinfo(handle_, CURLINFO_REQUEST_SIZE, &request_bytes);
  std::string detail = error_text_[0] != '\0' ? error_text_ : curl_easy_strerror(code);
  if (too_large_ || code == CURLE_FILESIZE_EXCEEDED) {
    return {HttpError::Kind::kTooLarge, "the answer is over " + std::to_string(settings_.max_answer_bytes) + " bytes"};
  }
  if (auto advice = tls_advice(settings_, code, detail); !advice.empty()) detail = std::move(advice);
  const bool sent = may_be_sent_ || request_bytes > 0;
  return {sent ? HttpError::Kind::kNoAnswer : HttpError::Kind::kNotSent, std::move(detail)};
}

void Exchange::finish(CURLcode code) {
  if (code != CURLE_OK) {
    done_(kiosk::failure(error(code)));
    return;
  }
  long status = 0;
  curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
  // libcurl takes an answer that ends within its headers, or after an interim one, for whole.
  if (!headers_complete_ || status < 200 || status > 599) {
    done_(kiosk::failure(HttpError{HttpError::Kind::kNoAnswer, "no whole answer, status " + std::to_string(status)}));
    return;
  }
  response_.status = static_cast<int>(status);
  done_(std::move(response_));
}

void Exchange::cancel() { done_(kiosk::failure(HttpError{HttpError::Kind::kCancelled, "the client is closing"})); }

}  // namespace platform::curl
