variable "project" {
  description = "Where the job runs and queries are paid: jobProject of the configuration."
  type        = string
}

variable "region" {
  description = "Region of the job and its schedule."
  type        = string
}

variable "image" {
  description = "The container image, e.g. europe-west1-docker.pkg.dev/my-finops/tools/perdollar:0.1.0."
  type        = string
}

variable "configuration_secret" {
  description = "Secret of this project whose latest version is perdollar.yaml; output and ledger stand below /data in it."
  type        = string
}

variable "datasets" {
  description = "Datasets that the configuration reads: the billing export's, and those of logs."
  type        = list(object({ project = string, dataset = string }))
}

variable "environment_secrets" {
  description = "Environment variables from secrets, for passwordEnv of the configuration: name to secret."
  type        = map(string)
  default     = {}
}

variable "nfs" {
  description = "A share for ledger and reports, such as a Filestore instance; it must belong to user 10001."
  type        = object({ server = string, path = string })
}

variable "network" {
  description = "Network and subnetwork from which the share is reached."
  type        = object({ network = string, subnetwork = string })
}

variable "schedule" {
  description = "When the job starts, as cron has it."
  type        = string
  default     = "30 6 * * *"
}

variable "time_zone" {
  description = "Time zone of the schedule: report.timeZone of the configuration."
  type        = string
  default     = "Etc/UTC"
}
