// SPDX-License-Identifier: Apache-2.0
// The file is looked at before each use, and read where it is another one than before.
#include "kiosk/terminal/token_file.hpp"

#include <utility>

#include <sys/stat.h>

#include "kiosk/app/config.hpp"
#include "kiosk/base/log.hpp"

namespace kiosk {

TokenFile::TokenFile(std::filesystem::path file, std::string token, std::function<void()> changed)
    : file_(std::move(file)), token_(std::move(token)), changed_(std::move(changed)) {}

TokenFile::Seen TokenFile::look() const {
  struct stat status {};
  if (::stat(file_.c_str(), &status) != 0) return {};
  return {status.st_ino, static_cast<std::uint64_t>(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

const std::string& TokenFile::token() {
  const auto now = look();
  if (now == seen_) return token_;
  const bool first = !seen_;
  seen_ = now;
  const auto read = app::read_token(file_);
  if (!read) {
    log::warning("service", read.error().line + "; the kiosk goes on with the token it had");
  } else if (*read != token_) {
    token_ = *read;
    if (!first) log::info("service", file_.string() + " has changed; the kiosk goes on with the new token");
    if (changed_) changed_();
  }
  return token_;
}

}  // namespace kiosk
