// SPDX-License-Identifier: Apache-2.0
// All views on one sheet, small, each with its name: to see at a glance what there is.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/terminal/terminal.hpp"
#include "platform/sdl/sdl_picture.hpp"

namespace kiosk {

/// Takes the views one by one, so that only one large picture is in memory. Main thread.
class ContactSheet {
 public:
  /// For `views` pictures of that size. `stationery`: for the names.
  [[nodiscard]] static Result<std::unique_ptr<ContactSheet>, TerminalError> open(
      const platform::sdl::Stationery& stationery, Size view, std::size_t views);

  /// Puts the next one in its place, made smaller; after as many as were promised nothing more is taken.
  void add(const std::string& name, const platform::sdl::SdlPicture& picture);

  [[nodiscard]] bool save(const std::filesystem::path& file) { return sheet_->save(file); }

 private:
  ContactSheet(std::unique_ptr<platform::sdl::SdlPicture> sheet, Size thumb, std::size_t columns, std::size_t views)
      : sheet_(std::move(sheet)), thumb_(thumb), columns_(columns), views_(views) {}

  std::unique_ptr<platform::sdl::SdlPicture> sheet_;
  Size thumb_;
  std::size_t columns_;
  std::size_t views_;
  std::size_t added_ = 0;
};

}  // namespace kiosk
