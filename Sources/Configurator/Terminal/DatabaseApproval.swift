import struct Store.AppliedApproval

/// The store's word for an approval that is in effect; the screens have one of the same name.
typealias DatabaseApproval = AppliedApproval
