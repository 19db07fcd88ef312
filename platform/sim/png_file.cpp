// SPDX-License-Identifier: Apache-2.0
// libpng, whose errors are jumps: nothing that needs a destructor is made between setjmp and the end.
#include "platform/sim/png_file.hpp"

#include <cerrno>
#include <csetjmp>
#include <cstdio>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <png.h>
#include <sys/stat.h>
#include <unistd.h>

namespace platform::sim {
namespace {

struct Output {
  std::string bytes;
  std::string error;
};

void append(png_structp png, png_bytep data, png_size_t size) {
  auto* const output = static_cast<Output*>(png_get_io_ptr(png));
  output->bytes.append(reinterpret_cast<const char*>(data), size);
}

void fail(png_structp png, png_const_charp message) {
  static_cast<Output*>(png_get_error_ptr(png))->error = message;
  png_longjmp(png, 1);
}

void ignore(png_structp, png_const_charp) {}

void write_picture(png_structp png, png_infop info, Output& output, const kiosk::Bitmap& bitmap,
                   std::vector<png_byte>& row, int dots_per_metre) {
  if (setjmp(png_jmpbuf(png)) != 0) return;
  png_set_write_fn(png, &output, append, nullptr);
  png_set_IHDR(png, info, static_cast<png_uint_32>(bitmap.width()), static_cast<png_uint_32>(bitmap.height()), 8,
               PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  const auto density = static_cast<png_uint_32>(dots_per_metre);
  png_set_pHYs(png, info, density, density, PNG_RESOLUTION_METER);
  png_write_info(png, info);
  for (int y = 0; y < bitmap.height(); ++y) {
    for (int x = 0; x < bitmap.width(); ++x) row[static_cast<std::size_t>(x)] = bitmap.ink(x, y) ? 0 : 255;
    png_write_row(png, row.data());
  }
  png_write_end(png, info);
}

std::string why(const std::string& path) { return path + ": " + std::generic_category().message(errno); }

bool write_all(int fd, const std::string& bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto put = ::write(fd, bytes.data() + done, bytes.size() - done);
    if (put < 0 && errno != EINTR) return false;
    if (put > 0) done += static_cast<std::size_t>(put);
  }
  return true;
}

}  // namespace

kiosk::Result<std::string, std::string> encode_png(const kiosk::Bitmap& bitmap, int dots_per_metre) {
  Output output;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &output, fail, ignore);
  png_infop info = png == nullptr ? nullptr : png_create_info_struct(png);
  if (info == nullptr) {
    png_destroy_write_struct(&png, nullptr);
    return kiosk::failure(std::string("libpng cannot start"));
  }
  std::vector<png_byte> row(static_cast<std::size_t>(bitmap.width()));
  write_picture(png, info, output, bitmap, row, dots_per_metre);
  png_destroy_write_struct(&png, &info);
  if (!output.error.empty()) return kiosk::failure(std::move(output.error));
  return std::move(output.bytes);
}

kiosk::Result<std::string, std::string> write_whole_file(const std::string& path, const std::string& bytes) {
  std::string temporary = path + ".XXXXXX";
  const int fd = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (fd < 0) return kiosk::failure(why(temporary));
  const bool written = write_all(fd, bytes) && ::fchmod(fd, 0644) == 0;
  std::string error = written ? std::string() : why(temporary);
  if (::close(fd) != 0 && error.empty()) error = why(temporary);
  if (error.empty() && std::rename(temporary.c_str(), path.c_str()) != 0) error = why(path);
  if (error.empty()) return path;
  ::unlink(temporary.c_str());
  return kiosk::failure(std::move(error));
}

}  // namespace platform::sim
