/** The dictionary key under which an Enum class keeps its members in order. */
export const membersKey = '<members>';
