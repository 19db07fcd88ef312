// SPDX-License-Identifier: Apache-2.0
// The worker: takes requests from any thread, runs all transfers in one libcurl multi handle.
#include "platform/curl/http_client.hpp"

#include <algorithm>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <curl/curl.h>
#include <pthread.h>
#include <signal.h>

#include "kiosk/base/check.hpp"
#include "platform/curl/exchange.hpp"
#include "platform/curl/request_check.hpp"

namespace platform::curl {
namespace {

using kiosk::HttpError;
using kiosk::HttpRequest;

/// How long the worker sleeps where nothing happens; libcurl's own timers and wake-ups end it sooner.
constexpr int kSleepMilliseconds = 60'000;

/// Idle ones; a kiosk has seldom more than two requests under way.
constexpr long kKeptConnections = 8;

void initialise_libcurl() {
  // Thread-safe by the standard's rule for local statics. Never undone: other parts of a process may use it.
  static const CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
  KIOSK_CHECK(code == CURLE_OK);
}

}  // namespace

class HttpClient::Worker {
 public:
  explicit Worker(Settings settings) : settings_(std::move(settings)) {
    initialise_libcurl();
    multi_ = curl_multi_init();
    KIOSK_CHECK(multi_ != nullptr);
    // No limit on connections in use: transfers that wait for one inside libcurl 7.88 can be forgotten until their time
    // is up.
    curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, kKeptConnections);
    thread_ = std::thread([this] { run(); });
  }

  ~Worker() {
    {
      const std::scoped_lock lock(mutex_);
      closing_ = true;
    }
    curl_multi_wakeup(multi_);
    thread_.join();
    curl_multi_cleanup(multi_);
  }

  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void send(HttpRequest request, Done done) {
    {
      const std::scoped_lock lock(mutex_);
      waiting_.push_back({std::move(request), std::move(done)});
    }
    curl_multi_wakeup(multi_);
  }

 private:
  struct Waiting {
    HttpRequest request;
    Done done;
  };

  void run() {
    // Signals are for the other threads; and a TLS connection that breaks while being written to raises SIGPIPE here.
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, nullptr);
    while (!closing()) {
      for (auto& each : take_waiting()) start(std::move(each));
      int running = 0;
      KIOSK_CHECK(curl_multi_perform(multi_, &running) == CURLM_OK);
      finish_ended();
      KIOSK_CHECK(curl_multi_poll(multi_, nullptr, 0, kSleepMilliseconds, nullptr) == CURLM_OK);
    }
    cancel_all();
  }

  bool closing() {
    const std::scoped_lock lock(mutex_);
    return closing_;
  }

  std::vector<Waiting> take_waiting() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(waiting_, {});
  }

  void start(Waiting waiting) {
    auto why_not = refusal(waiting.request);
    const auto token = settings_.bearer_token ? settings_.bearer_token() : std::string();
    if (!is_header_value(token)) why_not = "the device's token has a control character in it";
    if (why_not) {
      waiting.done(kiosk::failure(HttpError{HttpError::Kind::kNotSent, *why_not}));
      return;
    }
    auto exchange = std::make_unique<Exchange>(settings_, token, std::move(waiting.request), std::move(waiting.done));
    KIOSK_CHECK(curl_multi_add_handle(multi_, exchange->handle()) == CURLM_OK);
    under_way_.push_back(std::move(exchange));
  }

  void finish_ended() {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      // The message goes with the handle: keep what is needed of it.
      CURL* handle = message->easy_handle;
      const CURLcode code = message->data.result;
      curl_multi_remove_handle(multi_, handle);
      const auto found = std::ranges::find(under_way_, handle, [](const auto& each) { return each->handle(); });
      KIOSK_CHECK(found != under_way_.end());
      const auto ended = std::move(*found);
      under_way_.erase(found);
      ended->finish(code);
    }
  }

  void cancel_all() {
    for (auto& each : std::exchange(under_way_, {})) {
      curl_multi_remove_handle(multi_, each->handle());
      each->cancel();
    }
    // Also those that a `done` sent just now.
    for (auto late = take_waiting(); !late.empty(); late = take_waiting()) {
      for (auto& each : late) {
        each.done(kiosk::failure(HttpError{HttpError::Kind::kCancelled, "the client is closing"}));
      }
    }
  }

  const Settings settings_;
  CURLM* multi_ = nullptr;
  std::mutex mutex_;
  std::vector<Waiting> waiting_;  ///< guarded by mutex_
  bool closing_ = false;          ///< guarded by mutex_
  std::vector<std::unique_ptr<Exchange>> under_way_;
  std::thread thread_;
};

HttpClient::HttpClient(Settings settings) : worker_(std::make_unique<Worker>(std::move(settings))) {}

HttpClient::~HttpClient() = default;

void HttpClient::send(kiosk::HttpRequest request, Done done) { worker_->send(std::move(request), std::move(done)); }

}  // namespace platform::curl
