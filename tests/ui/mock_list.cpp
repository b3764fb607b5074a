// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/mock_list.h"

namespace nqi::test {

void MockList::setRows(const QVariantList &rows)
{
    beginResetModel();
    m_rows = rows;
    if (!rows.isEmpty())
        m_roles = rows.first().toMap().keys();
    endResetModel();
    Q_EMIT rowsChanged();
}

int MockList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant MockList::data(const QModelIndex &index, int role) const
{
    const int column = role - Qt::UserRole - 1;
    if (!index.isValid() || column < 0 || column >= m_roles.size())
        return {};
    return m_rows.at(index.row()).toMap().value(m_roles.at(column));
}

QHash<int, QByteArray> MockList::roleNames() const
{
    QHash<int, QByteArray> names;
    for (int i = 0; i < m_roles.size(); ++i)
        names.insert(Qt::UserRole + 1 + i, m_roles.at(i).toUtf8());
    return names;
}

} // namespace nqi::test
