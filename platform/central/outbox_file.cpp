// SPDX-License-Identifier: Apache-2.0
// Opened for each mail, so that a file that was moved away is made anew.
#include "platform/central/outbox_file.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "kiosk/ticketing/json_value.hpp"
#include "platform/central/secret_file.hpp"

namespace central {
namespace {

namespace json = kiosk::ticketing::json;

std::string line_of(const TakenMail& taken) {
  json::Object out;
  out.emplace_back("at", json::Value{kiosk::format_rfc3339(taken.made_at)});
  out.emplace_back("to", json::Value{taken.mail.recipient});
  out.emplace_back("subject", json::Value{taken.mail.subject});
  out.emplace_back("body", json::Value{taken.mail.body});
  return json::to_text({std::move(out)}) + "\n";
}

std::string why() { return "the outbox file: " + std::generic_category().message(errno); }

class File {
 public:
  explicit File(const std::string& name) : fd_(::open(name.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) {}
  ~File() {
    if (fd_ >= 0) ::close(fd_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  [[nodiscard]] bool opened() const { return fd_ >= 0; }
  /// In one write: lines of several programs never mix. Half a line is ended, so that it spoils no other.
  [[nodiscard]] bool append(const std::string& line) const {
    const auto written = ::write(fd_, line.data(), line.size());
    if (written == static_cast<ssize_t>(line.size())) return ::fdatasync(fd_) == 0;
    if (written > 0 && ::write(fd_, "\n", 1) == 1) errno = ENOSPC;
    return false;
  }

 private:
  int fd_;
};

class OutboxFile final : public Post {
 public:
  explicit OutboxFile(std::string name) : name_(std::move(name)) {}

  [[nodiscard]] Posted send(const TakenMail& mail, const std::function<bool()>& /*stop*/) override {
    const File file(name_);
    if (!file.opened() || !file.append(line_of(mail))) return {Posted::Kind::kLater, why()};
    return {};
  }

 private:
  std::string name_;
};

}  // namespace

kiosk::Result<std::unique_ptr<Post>, std::string> open_outbox_file(const std::string& file) {
  if (!File(file).opened()) {
    return kiosk::failure("--outbox " + file + ": " + std::generic_category().message(errno) +
                          "; name a file in a folder that this user may write to");
  }
  warn_of_readers("mail", file, "the mails and their one-time codes");
  return std::make_unique<OutboxFile>(file);
}

}  // namespace central
