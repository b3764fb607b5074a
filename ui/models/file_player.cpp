// SPDX-License-Identifier: Apache-2.0
#include "ui/models/file_player.h"

#include <utility>

namespace nqi::ui {

namespace {

bool isFinal(decode::SourceError error)
{
    using enum decode::SourceError;
    return error == endOfStream || error == notFound || error == noPictures || error == lost;
}

} // namespace

FilePlayer::FilePlayer(Open open, Callbacks callbacks)
    : m_thread([open = std::move(open), callbacks = std::move(callbacks)](const std::stop_token &stop) {
          const auto source = open();
          while (!stop.stop_requested()) {
              auto frame = source->next();
              if (frame) {
                  if (!callbacks.frame(*std::move(frame), stop))
                      return;
                  continue;
              }
              if (frame.error() != decode::SourceError::endOfStream)
                  callbacks.problem(frame.error(), source->lastPath());
              if (isFinal(frame.error()))
                  break;
          }
          if (!stop.stop_requested())
              callbacks.ended();
      })
{
}

} // namespace nqi::ui
