// SPDX-License-Identifier: Apache-2.0
// Append, fsync, or undo.
#include "platform/printer/file_printer.hpp"

#include <cerrno>
#include <string_view>

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

class File {
 public:
  explicit File(const std::string& path) : fd_(::open(path.c_str(), kFlags, 0640)), error_(fd_ < 0 ? errno : 0) {
    struct stat about {};
    if (fd_ >= 0 && (::fstat(fd_, &about) != 0 || !S_ISREG(about.st_mode))) error_ = EINVAL;
    size_ = about.st_size;
  }
  ~File() {
    if (fd_ >= 0) ::close(fd_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  [[nodiscard]] int error() const { return error_; }

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

  int fd_;
  int error_;
  off_t size_ = 0;
};

}  // namespace

PrintReport FilePrinter::print(const kiosk::Bitmap& raster) {
  if (raster.width() < 1 || raster.height() < 1 || raster.width() > width_dots_) {
    return {PrintOutcome::kFailed, PrinterCondition::kReady, "nothing to print, or wider than the paper"};
  }
  File file(path_);
  if (file.error() != 0) {
    return {PrintOutcome::kFailed, PrinterCondition::kUnreachable, system_error(path_, file.error()).detail};
  }
  const int error = file.append(kiosk::printing::escpos::print_job(raster));
  if (error == 0) return {PrintOutcome::kPrinted, PrinterCondition::kReady, "written and synced"};
  const auto outcome = file.undo() ? PrintOutcome::kFailed : PrintOutcome::kUncertain;
  return {outcome, PrinterCondition::kFault, system_error("writing " + path_, error).detail};
}

PrinterCondition FilePrinter::condition() {
  return File(path_).error() == 0 ? PrinterCondition::kReady : PrinterCondition::kUnreachable;
}

}  // namespace platform::printer
