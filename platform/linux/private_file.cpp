// SPDX-License-Identifier: Apache-2.0
// Written beside its place, put on disk, then given its name: by a link where nothing may be replaced, for that fails
// where there is something, by a renaming otherwise.
#include "platform/linux/private_file.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

namespace platform::os {
namespace {

std::string why(const std::filesystem::path& file, const std::string& remedy) {
  return file.string() + ": " + std::generic_category().message(errno) + "; " + remedy;
}

std::string token_there(const std::filesystem::path& file) {
  return file.string() + ": there is a file already; give --replace to write over it";
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(fd) == 0;
}

/// A name is on disk once its folder is.
void sync_folder(const std::filesystem::path& file) {
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  ::fsync(fd);
  ::close(fd);
}

}  // namespace

kiosk::Result<PrivateFile, std::string> PrivateFile::reserve(const std::filesystem::path& file, bool replace) {
  std::error_code error;
  if (std::filesystem::is_directory(file, error)) return kiosk::failure(file.string() + ": is a folder; name a file");
  if (!replace && std::filesystem::exists(std::filesystem::symlink_status(file, error))) {
    return kiosk::failure(token_there(file));
  }
  auto temporary = file.string() + ".XXXXXX";
  const int fd = ::mkostemp(temporary.data(), O_CLOEXEC);  // with mode 0600
  if (fd < 0) return kiosk::failure(why(file, "make its folder, writable for this user"));
  return PrivateFile(file, std::move(temporary), fd, replace);
}

PrivateFile::PrivateFile(std::filesystem::path file, std::string temporary, int fd, bool replace)
    : file_(std::move(file)), temporary_(std::move(temporary)), fd_(fd), replace_(replace) {}

PrivateFile::PrivateFile(PrivateFile&& other) noexcept
    : file_(std::move(other.file_)),
      temporary_(std::exchange(other.temporary_, {})),
      fd_(std::exchange(other.fd_, -1)),
      replace_(other.replace_) {}

PrivateFile::~PrivateFile() {
  if (fd_ >= 0) ::close(fd_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

kiosk::Result<void, std::string> PrivateFile::save(std::string_view contents) {
  if (!write_all(fd_, contents)) return kiosk::failure(why(file_, "check its disk"));
  if (::close(std::exchange(fd_, -1)) != 0) return kiosk::failure(why(file_, "check its disk"));
  if (replace_) {
    if (::rename(temporary_.c_str(), file_.c_str()) != 0) return kiosk::failure(why(file_, "check its folder"));
    temporary_.clear();
  } else if (::link(temporary_.c_str(), file_.c_str()) != 0) {
    return kiosk::failure(errno == EEXIST ? token_there(file_) : why(file_, "check its folder"));
  }
  sync_folder(file_);
  return {};
}

bool is_open_to_others(const std::filesystem::path& file) {
  struct stat status {};
  return ::stat(file.c_str(), &status) == 0 && (status.st_mode & (S_IRGRP | S_IROTH)) != 0;
}

}  // namespace platform::os
