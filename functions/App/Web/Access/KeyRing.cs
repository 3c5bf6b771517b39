using System.Xml.Linq;
using Azure;
using Azure.Storage.Blobs;
using Mandates.Functions.Record;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Mandates.Functions.Web.Access;

/// <summary>
/// The keys that seal cookies and forms, one blob each, shared by every instance: what one has sealed another opens.
/// Earlier versions stored them in the clear. Such a key seals nothing new, and once the sessions that it has sealed are
/// over it opens nothing either, so that a copy of it is of no use.
/// </summary>
/// <param name="blobs">Where they are.</param>
/// <param name="sessions">How long a session lasts.</param>
/// <param name="time">The storage dates its blobs in real time.</param>
public sealed class KeyRing(BlobServiceClient blobs, TimeSpan sessions, TimeProvider time) : IXmlRepository
{
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.Keys);

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        try
        {
            var stored = container.GetBlobs().Select(blob => (Key: Read(blob.Name), Since: blob.Properties.CreatedOn)).ToLookup(key => IsClear(key.Key));
            var areOver = stored[false].Any(key => key.Since + sessions < time.GetUtcNow());
            return [.. stored[false].Select(key => key.Key), .. areOver ? [] : stored[true].Select(key => Superseded(key.Key))];
        }
        catch (RequestFailedException nothing) when (nothing.ErrorCode == "ContainerNotFound")
        {
            return [];
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        container.CreateIfNotExists();
        container.GetBlobClient($"{friendlyName}.xml").Upload(BinaryData.FromString(element.ToString(SaveOptions.DisableFormatting)), overwrite: true);
    }

    private static bool IsClear(XElement key) => key.Descendants("masterKey").Any();

    // The framework takes a key that has expired for opening only, and makes the next one at once.
    private static XElement Superseded(XElement clear)
    {
        clear.SetElementValue("expirationDate", clear.Element("creationDate")!.Value);
        return clear;
    }

    private XElement Read(string name) => XElement.Parse(container.GetBlobClient(name).DownloadContent().Value.Content.ToString());
}
