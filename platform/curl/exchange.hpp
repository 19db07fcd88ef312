// SPDX-License-Identifier: Apache-2.0
// One request on its way: libcurl's handle for it and everything the handle points to.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include <curl/curl.h>

#include "kiosk/base/http.hpp"
#include "kiosk/ports/http_client.hpp"
#include "platform/curl/http_client.hpp"

namespace platform::curl {

/// Lives on the worker thread, at one address: libcurl keeps pointers into it.
class Exchange {
 public:
  /// The request has passed refusal(). `settings` outlive it; `token`: sent along; empty: none.
  Exchange(const Settings& settings, const std::string& token, kiosk::HttpRequest request,
           kiosk::ports::HttpClient::Done done);
  ~Exchange();
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  [[nodiscard]] CURL* handle() const { return handle_; }
  /// Calls `done` with what libcurl's end of it means. Once, and not together with cancel().
  void finish(CURLcode code);
  void cancel();

 private:
  void set_target(const Settings& settings);
  void set_limits(const Settings& settings);
  void set_method();
  void set_headers(const std::string& token);
  void set_callbacks();
  void add_header(const std::string& line);
  [[nodiscard]] kiosk::HttpError error(CURLcode code) const;

  static int before_request(void* self, char*, char*, int, int);
  static std::size_t on_header(char* data, std::size_t size, std::size_t count, void* self);
  static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self);
  void take_header(std::string_view line);

  CURL* handle_;
  curl_slist* header_list_ = nullptr;
  const Settings& settings_;
  kiosk::HttpRequest request_;
  kiosk::ports::HttpClient::Done done_;
  kiosk::HttpResponse response_;
  std::size_t header_bytes_ = 0;
  bool may_be_sent_ = false;  ///< there was a connection to write the request to
  bool headers_complete_ = false;
  bool too_large_ = false;
  char error_text_[CURL_ERROR_SIZE] = "";
};

}  // namespace platform::curl
