// SPDX-License-Identifier: Apache-2.0
// Opens, renames and replaces the journal's files.
#include "platform/sqlite/journal_folder.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "platform/sqlite/application_id.hpp"
#include "platform/sqlite/journal_store.hpp"

namespace platform::sqlite {
namespace {

namespace fs = std::filesystem;
using kiosk::failure;
using kiosk::Result;
using kiosk::ports::JournalError;
using Kind = JournalError::Kind;

/// Of one mark: a damaged length is not believed.
constexpr std::size_t kLargestMark = 64U << 20U;

fs::path beside(const fs::path& file, const std::string& ending) { return fs::path(file.native() + ending); }

JournalError error_of(const fs::path& file, int system_error) {
  const auto what = file.string() + ": " + std::generic_category().message(system_error);
  switch (system_error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return {Kind::kFull, what + "; free some space on its disk, and it goes on"};
    case EROFS:
    case EACCES:
    case EPERM:
      return {Kind::kNotWritable, what + "; make it and its folder writable for the kiosk's user"};
    case ENOENT:
      return {Kind::kNoFolder, what + "; make its folder, or mount its disk"};
    default:
      return {Kind::kIo, what + "; check its disk"};
  }
}

/// A file descriptor that is closed with its owner.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

/// A name is on disk once its folder is.
bool sync_folder(const fs::path& file) {
  const Descriptor folder(::open(folder_of(file).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return folder.get() >= 0 && ::fsync(folder.get()) == 0;
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

/// By the bytes alone, because SQLite opens nothing of it any more.
bool was_a_journal(const fs::path& file) {
  std::array<char, 100> head{};
  std::ifstream in(file, std::ios::binary);
  if (!in.read(head.data(), head.size())) return false;
  std::int64_t application = 0;
  for (std::size_t i = 68; i < 72; ++i) application = application * 256 + static_cast<unsigned char>(head[i]);
  return std::string_view(head.data(), 16) == std::string_view("SQLite format 3\0", 16) &&
         application == kApplicationId;
}

/// A log that nothing is known of: SQLite would throw it away with the first write.
bool has_lost_its_file(const fs::path& file) {
  std::error_code none;
  const auto log = fs::file_size(beside(file, "-wal"), none);
  if (none || log == 0) return false;
  const auto size = fs::file_size(file, none);
  return none || size == 0;
}

/// "20240428T214200Z"
std::string stamp(kiosk::Instant now) {
  auto text = kiosk::format_rfc3339(std::chrono::floor<std::chrono::seconds>(now));
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

}  // namespace

Result<std::unique_ptr<kiosk::ports::JournalStore>, JournalError> JournalFolder::open() {
  std::error_code none;
  if (!file_.empty() && !fs::is_directory(folder_of(file_), none)) return failure(error_of(file_, ENOENT));
  if (has_lost_its_file(file_)) {
    return failure(JournalError{Kind::kCorrupt, "its log is there without it"});
  }
  auto store = JournalStore::open(file_);
  if (store) return std::unique_ptr<kiosk::ports::JournalStore>(std::move(*store));
  auto why = std::move(store.error());
  if (why.kind == Kind::kCorrupt && !was_a_journal(file_)) why.kind = Kind::kForeign;
  return failure(std::move(why));
}

Result<std::string, JournalError> JournalFolder::set_aside(kiosk::Instant now) {
  const auto aside = ".damaged-" + stamp(now);
  auto name = beside(file_, aside);
  std::error_code none;  // what cannot be looked at is not there, and renaming says why it cannot
  for (int other = 2; fs::exists(name, none) || fs::exists(beside(name, "-wal"), none); ++other) {
    name = beside(file_, aside + "-" + std::to_string(other));
  }
  // The database last: as long as it is there, so much of it can be read.
  for (const char* ending : {"-wal", "-shm", "-journal", ""}) {
    const auto from = beside(file_, ending);
    if (::rename(from.c_str(), beside(name, ending).c_str()) == 0 || errno == ENOENT) continue;
    return failure(error_of(from, errno));
  }
  if (!sync_folder(file_)) return failure(error_of(file_, errno));
  return name.string();
}

Result<std::optional<std::string>, JournalError> JournalFolder::read_mark() {
  const auto mark = beside(file_, ".owed");
  const Descriptor in(::open(mark.c_str(), O_RDONLY | O_CLOEXEC));
  if (in.get() < 0 && errno == ENOENT) return std::optional<std::string>();
  if (in.get() < 0) return failure(error_of(mark, errno));
  std::string bytes;
  std::array<char, 4096> part{};
  while (bytes.size() < kLargestMark) {
    const auto count = ::read(in.get(), part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    // What cannot be read is damaged, as what is read and is not what was written.
    if (count < 0) return std::optional<std::string>("");
    if (count == 0) break;
    bytes.append(part.data(), static_cast<std::size_t>(count));
  }
  return std::optional(std::move(bytes));
}

Result<void, JournalError> JournalFolder::write_mark(std::string_view bytes) {
  const auto mark = beside(file_, ".owed");
  const auto fresh = beside(file_, ".owed.new");
  {
    const Descriptor out(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (out.get() < 0 || !write_all(out.get(), bytes)) return failure(error_of(mark, errno));
  }
  if (::rename(fresh.c_str(), mark.c_str()) != 0 || !sync_folder(mark)) return failure(error_of(mark, errno));
  return {};
}

}  // namespace platform::sqlite
