using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires.Compilations;

/// <summary>For whom a compilation is made when somebody asks for it.</summary>
internal static class CompilationReaders
{
    /// <summary>Officers read everything, unless they ask for what is shared; delegations read what is shared.</summary>
    public static Readers Of(HttpRequest request, Caller caller) => caller.IsOfficer && request.Query["shared"] != "true" ? Readers.Officers : Readers.States;
}
