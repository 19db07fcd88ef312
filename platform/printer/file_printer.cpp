// SPDX-License-Identifier: Apache-2.0
// The folder, append, fsync, or undo.
#include "platform/printer/file_printer.hpp"

#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/printing/escpos.hpp"
#include "platform/printer/link.hpp"

namespace platform::printer {
namespace {

using kiosk::PrinterCondition;
using kiosk::PrintOutcome;
using kiosk::PrintReport;

/// Empty, or why `folder` is missing and stays so.
std::string make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  if (folder.empty() || std::filesystem::is_directory(folder, error)) return {};
  std::filesystem::create_directories(folder, error);
  return error ? "its folder " + folder.string() + " cannot be made: " + error.message() : std::string();
}

class File {
 public:
  explicit File(const std::string& path) : path_(path) {
    why_ = make_folder(std::filesystem::path(path).parent_path());
    if (!why_.empty()) return;
    fd_ = ::open(path.c_str(), kFlags, 0640);
    if (fd_ < 0) {
      why_ = std::generic_category().message(errno);
      return;
    }
    struct stat about {};
    if (::fstat(fd_, &about) != 0 || !S_ISREG(about.st_mode)) why_ = "it is no plain file";
    size_ = about.st_size;
  }
  ~File() {
    if (fd_ >= 0) ::close(fd_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  /// Empty where jobs can be written to it; else one line with what to do.
  [[nodiscard]] std::string trouble() const {
    if (why_.empty()) return {};
    return "cannot write " + path_ + ": " + why_ +
           "; see to it that the kiosk's user can write there, or name another file as path in [printer]";
  }

  // 0, or the errno of why not.
  [[nodiscard]] int append(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto put = ::write(fd_, bytes.data(), bytes.size());
      if (put < 0 && errno != EINTR) return errno;
      if (put > 0) bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return ::fsync(fd_) == 0 ? 0 : errno;
  }

  [[nodiscard]] bool undo() { return ::ftruncate(fd_, size_) == 0 && ::fsync(fd_) == 0; }

 private:
  // O_NONBLOCK: a pipe in the file's place is refused instead of waited for.
  static constexpr int kFlags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;

  std::string path_;
  std::string why_;
  int fd_ = -1;
  off_t size_ = 0;
};

}  // namespace

PrintReport FilePrinter::print(const kiosk::Bitmap& raster) {
  if (raster.width() < 1 || raster.height() < 1 || raster.width() > width_dots_) {
    return {PrintOutcome::kFailed, PrinterCondition::kReady, "nothing to print, or wider than the paper"};
  }
  File file(path_);
  if (auto trouble = file.trouble(); !trouble.empty()) {
    return {PrintOutcome::kFailed, PrinterCondition::kUnreachable, std::move(trouble)};
  }
  const int error = file.append(kiosk::printing::escpos::print_job(raster));
  if (error == 0) return {PrintOutcome::kPrinted, PrinterCondition::kReady, "written and synced"};
  const auto outcome = file.undo() ? PrintOutcome::kFailed : PrintOutcome::kUncertain;
  return {outcome, PrinterCondition::kFault, system_error("writing " + path_, error).detail};
}

PrinterCondition FilePrinter::condition() {
  detail_ = File(path_).trouble();
  return detail_.empty() ? PrinterCondition::kReady : PrinterCondition::kUnreachable;
}

}  // namespace platform::printer
