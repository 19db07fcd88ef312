// SPDX-License-Identifier: Apache-2.0
// Asked after SQLite failed, in the order in which one would look for it by hand.
#include "platform/central/file_trouble.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/base/shell_word.hpp"

namespace central {
namespace {

namespace fs = std::filesystem;

std::string user_name(uid_t user) {
  struct passwd entry {};
  struct passwd* found = nullptr;
  std::vector<char> text(4096);
  if (::getpwuid_r(user, &entry, text.data(), text.size(), &found) != 0 || found == nullptr) {
    return "number " + std::to_string(user);
  }
  return found->pw_name;
}

bool allowed(const fs::path& path, int how) { return ::faccessat(AT_FDCWD, path.c_str(), how, AT_EACCESS) == 0; }

/// "belongs to the user kiosk, and this is anna"
std::string belongs(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return "may not be seen by the user " + user_name(::geteuid());
  return "belongs to the user " + user_name(status.st_uid) + ", and this is " + user_name(::geteuid());
}

std::string as_its_user(const fs::path& path) {
  struct stat status {};
  const auto owner = ::stat(path.c_str(), &status) == 0 ? user_name(status.st_uid) : std::string("USER");
  return "run the command as that user (sudo -u " + owner +
         " central ...), or give a group that both are in the right to write to the file and to its folder";
}

/// The nearest folder above that this user may not enter or that is missing; empty: none.
std::string folder_trouble(const fs::path& folder) {
  fs::path so_far;
  for (const auto& part : folder) {
    so_far /= part;
    std::error_code error;
    const auto status = fs::status(so_far, error);
    if (status.type() == fs::file_type::not_found) {
      return "its folder " + folder.string() + " does not exist; make it: mkdir -p " + folder.string();
    }
    if (error || !allowed(so_far, X_OK))
      return "the folder " + so_far.string() + " " + belongs(so_far) + "; " + as_its_user(so_far);
    if (status.type() != fs::file_type::directory) return so_far.string() + " is no folder; name another file";
  }
  return {};
}

}  // namespace

std::string file_trouble(const std::string& file, bool create) {
  const fs::path path(file);
  const auto folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  if (auto trouble = folder_trouble(folder); !trouble.empty()) return trouble;
  std::error_code ignored;
  if (fs::is_directory(path, ignored))
    return "is a folder; name a file in it, such as " + (path / "central.db").string();
  if (!fs::exists(path, ignored)) {
    if (!create)
      return "there is no such file; check its name, or make it: central import FESTIVAL.toml --database " +
             kiosk::shell_word("sqlite:" + file);
    if (allowed(folder, W_OK)) return {};
    return "its folder " + folder.string() + " " + belongs(folder) + "; " + as_its_user(folder);
  }
  if (!allowed(path, R_OK | W_OK)) return "it " + belongs(path) + "; " + as_its_user(path);
  // SQLite keeps its write-ahead log beside the file.
  if (!allowed(folder, W_OK))
    return "its folder " + folder.string() + " " + belongs(folder) + "; " + as_its_user(folder);
  std::array<char, 16> head{};
  std::ifstream in(path, std::ios::binary);
  in.read(head.data(), head.size());
  if (in.gcount() > 0 && std::string_view(head.data(), 15) != "SQLite format 3") {
    return "it does not begin as an SQLite database does: it is another kind of file, or damaged; name the right file, "
           "or "
           "put a copy of it back";
  }
  return {};
}

}  // namespace central
