// SPDX-License-Identifier: Apache-2.0
// What was written on the screen, to be looked at beside who wrote it.
#include "ui/models/answer_here.h"
#include "ui/models/inspection_model.h"
#include "ui/models/picture_file.h"

namespace nqi::ui {

void InspectionModel::lookAtSignatures()
{
    if (!m_value)
        return;
    for (const findings::PartySignature &signature : m_value->signatures) {
        const QString key = signature.image ? QString::fromStdString(signature.image->text()) : QString();
        if (key.isEmpty() || m_signaturesRead.contains(key))
            continue;
        m_signaturesRead.append(key);
        m_service.file(*signature.image, m_settings.inspector().trimmed().toStdString(),
                       answerHere(this, [id = m_value->id, key](InspectionModel &model, auto answer) {
                           if (!model.m_value || model.m_value->id != id)
                               return; // another one is open by now
                           model.m_signaturePictures.insert(key, answer ? smallPicture(*answer) : QString());
                           Q_EMIT model.signaturePicturesChanged();
                       }));
    }
}

} // namespace nqi::ui
