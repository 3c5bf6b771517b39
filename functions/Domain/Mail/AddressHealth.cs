using NodaTime;

namespace Mandates.Domain.Mail;

/// <summary>Whether mail reaches a contact, as the provider last said; one for each change. The address itself is not in it.</summary>
/// <param name="Contact">Id of the participant or office.</param>
/// <param name="Number">1 for the contact's first.</param>
/// <param name="Deliverable">False from a bounce on, true again from a delivery on.</param>
/// <param name="At">When the provider saw it.</param>
public sealed record AddressHealth(string Contact, int Number, bool Deliverable, Instant At);
