// SPDX-License-Identifier: Apache-2.0
// libcurl's SMTP, one handle for all mails.
#include "platform/central/smtp_relay.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <set>
#include <string_view>
#include <utility>

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "kiosk/base/check.hpp"
#include "kiosk/base/loopback.hpp"
#include "kiosk/base/mail_address.hpp"
#include "platform/central/mail_text.hpp"
#include "platform/central/random.hpp"

namespace central {
namespace {

/// How long a mail under way may still take once the program is asked to stop.
constexpr std::chrono::seconds kLastChance{2};

struct Address {
  std::string host;
  bool good = false;
};

/// The host of "smtp://HOST[:PORT]"; not good where it is anything else.
Address address_of(std::string_view url) {
  constexpr std::array<std::string_view, 2> kSchemes = {"smtps://", "smtp://"};
  const auto scheme = std::ranges::find_if(kSchemes, [&](std::string_view s) { return url.starts_with(s); });
  if (scheme == kSchemes.end()) return {};
  auto rest = url.substr(scheme->size());
  const bool bracketed = rest.starts_with('[');
  const auto end = bracketed ? rest.find(']') : rest.find(':');
  if (bracketed && end == std::string_view::npos) return {};
  const std::string host(
      rest.substr(bracketed ? 1 : 0, end == std::string_view::npos ? end : end - (bracketed ? 1 : 0)));
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(bracketed ? end + 1 : end);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto port = rest.empty() ? rest : rest.substr(1);
  const bool good_port =
      rest.empty() || (rest.front() == ':' && !port.empty() && port.size() <= 5 && std::ranges::all_of(port, is_digit));
  const auto in_host = [&](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
           (bracketed && c == ':');
  };
  return {host, good_port && !host.empty() && std::ranges::all_of(host, in_host)};
}

/// The text of one mail, as libcurl asks for it.
struct Upload {
  std::string text;
  std::size_t sent = 0;
};

std::size_t read_upload(char* to, std::size_t size, std::size_t count, void* self) {
  auto& upload = *static_cast<Upload*>(self);
  const auto bytes = std::min(size * count, upload.text.size() - upload.sent);
  std::memcpy(to, upload.text.data() + upload.sent, bytes);
  upload.sent += bytes;
  return bytes;
}

/// libcurl's verbosity goes nowhere: what a relay says may repeat the address.
std::size_t drop(char*, std::size_t size, std::size_t count, void*) { return size * count; }

struct Patience {
  const std::function<bool()>& stop;
  std::chrono::steady_clock::time_point until = std::chrono::steady_clock::time_point::max();
};

int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  auto& patience = *static_cast<Patience*>(self);
  const auto now = std::chrono::steady_clock::now();
  if (patience.stop()) patience.until = std::min(patience.until, now + kLastChance);
  return now >= patience.until ? 1 : 0;
}

/// Whether the answer speaks of this program and not of the mail: its login (530, 534, 535 and 538 of RFC 4954), or a
/// host that takes no mail from it at all (RFC 7504), said in place of a greeting: before a word of the mail went out.
bool about_us(CURLcode code, long answer, bool mail_began) {
  const bool greeting = code == CURLE_WEIRD_SERVER_REPLY && !mail_began;
  return greeting || code == CURLE_LOGIN_DENIED || answer == 521 || answer == 530 || answer == 534 || answer == 535 ||
         answer == 538;
}

/// libcurl's handle, and the sockets it has open. A relay that says nothing would hold its end up for two minutes, for
/// libcurl waits for the answer to its QUIT: so the sockets are shut down first.
class Line {
 public:
  Line() : handle_(curl_easy_init()) {
    KIOSK_CHECK(handle_ != nullptr);
    set(CURLOPT_OPENSOCKETFUNCTION, &Line::open);
    set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(this));
    set(CURLOPT_CLOSESOCKETFUNCTION, &Line::close);
    set(CURLOPT_CLOSESOCKETDATA, static_cast<void*>(this));
  }
  ~Line() {
    for (const auto socket : open_) ::shutdown(socket, SHUT_RDWR);
    curl_easy_cleanup(handle_);
  }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  template <class Value>
  void set(CURLoption option, Value value) {
    KIOSK_CHECK(curl_easy_setopt(handle_, option, value) == CURLE_OK);
  }
  [[nodiscard]] CURL* handle() const { return handle_; }

 private:
  static curl_socket_t open(void* self, curlsocktype, curl_sockaddr* address) {
    const auto made = ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (made >= 0) static_cast<Line*>(self)->open_.insert(made);
    return made;
  }
  static int close(void* self, curl_socket_t socket) {
    static_cast<Line*>(self)->open_.erase(socket);
    return ::close(socket);
  }

  CURL* handle_;
  std::set<curl_socket_t> open_;
};

class SmtpRelay final : public Post {
 public:
  explicit SmtpRelay(SmtpSettings settings) : settings_(std::move(settings)) {}

  [[nodiscard]] Posted send(const TakenMail& taken, const std::function<bool()>& stop) override {
    if (!kiosk::is_mail_address(taken.mail.recipient)) return {Posted::Kind::kNever, "the recipient is no address"};
    if (!line_) line_ = make_line();
    Upload upload{write_mail(taken.mail, settings_.from, unique(taken), taken.made_at)};
    Patience patience{stop};
    curl_slist* recipients = curl_slist_append(nullptr, ("<" + taken.mail.recipient + ">").c_str());
    KIOSK_CHECK(recipients != nullptr);
    line_->set(CURLOPT_MAIL_RCPT, recipients);
    line_->set(CURLOPT_READDATA, static_cast<void*>(&upload));
    line_->set(CURLOPT_XFERINFODATA, static_cast<void*>(&patience));
    const auto code = curl_easy_perform(line_->handle());
    auto came_of_it = posted(code, upload.sent > 0);
    if (code == CURLE_OK) {
      line_->set(CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
    } else {
      // In which state the conversation is nobody knows: libcurl would go on with it.
      line_.reset();
    }
    curl_slist_free_all(recipients);
    return came_of_it;
  }

 private:
  [[nodiscard]] std::unique_ptr<Line> make_line() const {
    auto made = std::make_unique<Line>();
    made->set(CURLOPT_URL, settings_.url.c_str());
    made->set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    made->set(CURLOPT_PROXY, "");
    const bool here = kiosk::is_loopback(address_of(settings_.url).host);
    made->set(CURLOPT_USE_SSL, static_cast<long>(here ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    made->set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    made->set(CURLOPT_NOSIGNAL, 1L);
    made->set(CURLOPT_QUICK_EXIT, 1L);
    made->set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings_.connect_timeout.count()));
    made->set(CURLOPT_TIMEOUT_MS, static_cast<long>(settings_.timeout.count()));
    if (!settings_.user.empty()) {
      made->set(CURLOPT_USERNAME, settings_.user.c_str());
      made->set(CURLOPT_PASSWORD, settings_.password.c_str());
    }
    made->set(CURLOPT_MAIL_FROM, ("<" + settings_.from + ">").c_str());
    made->set(CURLOPT_UPLOAD, 1L);
    made->set(CURLOPT_READFUNCTION, &read_upload);
    made->set(CURLOPT_WRITEFUNCTION, &drop);
    made->set(CURLOPT_NOPROGRESS, 0L);
    made->set(CURLOPT_XFERINFOFUNCTION, &on_progress);
    return made;
  }

  /// The same at every try of one mail, so that a reader can drop a second copy.
  static std::string unique(const TakenMail& taken) {
    return to_hex(digest_of(std::to_string(taken.id) + "\n" + std::to_string(taken.made_at.time_since_epoch().count()) +
                            "\n" + taken.mail.recipient + "\n" + taken.mail.body))
        .substr(0, 32);
  }

  [[nodiscard]] Posted posted(CURLcode code, bool mail_began) const {
    if (code == CURLE_OK) return {};
    long answer = 0;
    curl_easy_getinfo(line_->handle(), CURLINFO_RESPONSE_CODE, &answer);
    std::string why = curl_easy_strerror(code);
    if (answer >= 400) why = "the relay answered " + std::to_string(answer);
    if (code == CURLE_LOGIN_DENIED) why += ": it refuses this user or password";
    const bool never = answer >= 500 && !about_us(code, answer, mail_began);
    return {never ? Posted::Kind::kNever : Posted::Kind::kLater, why};
  }

  SmtpSettings settings_;
  std::unique_ptr<Line> line_;  ///< with its connection, kept from mail to mail
};

}  // namespace

kiosk::Result<std::unique_ptr<Post>, std::string> open_smtp_relay(SmtpSettings settings) {
  if (!address_of(settings.url).good) {
    return kiosk::failure("--smtp " + settings.url + ": write it as smtps://HOST:465 or smtp://HOST:587");
  }
  if (!kiosk::is_mail_address(settings.from)) {
    return kiosk::failure("--mail-from " + settings.from + ": write it as tickets@festival.example");
  }
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (ready != CURLE_OK) return kiosk::failure(std::string("libcurl cannot start: ") + curl_easy_strerror(ready));
  return std::make_unique<SmtpRelay>(std::move(settings));
}

}  // namespace central
